#include "store/network.h"

#include "base/text.h"
#include "store/internal.h"
#include "store_house.h"

#include <stdlib.h>
#include <sys/stat.h>

static bool exists(const char *path)
{
    struct stat about;

    return lstat(path, &about) == 0;
}

static void network_types(void **state)
{
    static const struct {
        unsigned long type;
        bool network;
    } table[] = {
        {0x6969, true},      {0xFF534D42, true},  {0xFE534D42, true},  {0xFFFFFFFFFF534D42, true},
        {0x65735546, true},  {0x01021997, true},  {0x5346414F, true},  {0x00C36400, true},
        {0x73757245, true},  {0x517B, true},      {0xEF53, false},     {0x01021994, false},
        {0x9123683E, false}, {0x58465342, false}, {0x794C7630, false}, {0, false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        assert_int_equal(network_type(table[i].type), table[i].network);
    assert_false(network_holds("/no/such/place"));
}

/* A store that was made on a local disk, with WAL, and moved to a network: opened there and turned back. */
static void no_wal_on_a_network(void **state)
{
    struct house *house = *state;
    char *wal = text_format("%s-wal", house->path), *shm = text_format("%s-shm", house->path), *mode;
    struct store *second = NULL;

    store_close(house->store);
    assert_int_equal(store_open_as(house->path, STORE_READ, true, &house->store, &house->messages), 0);
    assert_true(store_on_network(house->store));
    mode = house_text(house, "PRAGMA journal_mode");
    assert_string_equal(mode, "delete");
    assert_false(exists(wal) || exists(shm));
    assert_int_equal(store_open_as(house->path, STORE_WRITE, true, &second, &house->messages), 0);
    store_close(house->store);
    house->store = second;
    assert_int_equal(house_do(house, "anna", "test", "INSERT INTO person (kind) VALUES ('child')"), 1);
    assert_false(exists(wal) || exists(shm));
    store_close(house->store);
    assert_int_equal(store_open_as(house->path, STORE_WRITE, false, &house->store, &house->messages), 0);
    free(mode);
    mode = house_text(house, "PRAGMA journal_mode");
    assert_string_equal(mode, "wal");
    house_silent(house);
    free(mode);
    free(wal);
    free(shm);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, house_setup, house_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(network_types),
        TEST(no_wal_on_a_network),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
