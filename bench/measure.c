/* measure [-n RUNS] [-w WORDS] [-o FILE] COMMAND… [-- COMMAND…]
 *
 * Runs one command, or two in turns (A B A B …, after one turn that is not counted), and prints a line for both:
 *
 *   wall A, user+sys A, memory A, wall B, user+sys B, memory B, wall A/B, user+sys A/B
 *
 * Times are medians in milliseconds, memory the largest resident set in KiB. An argument @FILE stands for the text of a file; with
 * -w the marks {1} … {9} in the arguments are the blank-separated words of a line of the file, another line each turn. Output goes
 * to /dev/null, or with -o that of each command's last run to FILE.1 and FILE.2. A command that ends other than by 0 or 1 ends all. */
#include <err.h>
#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

enum { COMMANDS = 2, WORDS_MOST = 9, RUNS_MOST = 1000 };

/* A command and what was measured of it. */
struct command {
    char **arguments; /* as given, NULL at the end */
    double wall[RUNS_MOST], used[RUNS_MOST];
    long memory;
};

struct plan {
    int runs;
    char **lines; /* of the words; NULL for none */
    int line_count;
    const char *output; /* NULL: /dev/null */
    struct command commands[COMMANDS];
    int count;
};

static char *read_text(const char *path)
{
    FILE *file = fopen(path, "r");
    char *text = NULL;
    size_t size = 0;

    if (file == NULL || (getdelim(&text, &size, '\0', file) < 0 && !feof(file)))
        err(EXIT_FAILURE, "%s", path);
    fclose(file);
    return text;
}

static void read_lines(struct plan *plan, const char *path)
{
    for (char *text = read_text(path), *line = strtok(text, "\n"); line != NULL; line = strtok(NULL, "\n")) {
        plan->lines = realloc(plan->lines, ((size_t)plan->line_count + 1) * sizeof *plan->lines);
        if (plan->lines == NULL)
            err(EXIT_FAILURE, NULL);
        plan->lines[plan->line_count++] = line;
    }
}

/* Appends the word that stands for a mark; true when there was one. */
static bool put_word(FILE *into, const char *mark, const char *line)
{
    int number = mark[0] == '{' && mark[1] >= '1' && mark[1] <= '9' && mark[2] == '}' ? mark[1] - '0' : 0;

    if (number == 0 || line == NULL)
        return false;
    for (; number > 1; number--) {
        line += strcspn(line, " ");
        line += strspn(line, " ");
    }
    fwrite(line, 1, strcspn(line, " "), into);
    return true;
}

/* An argument with its words; the caller frees. */
static char *argument_fill(const char *argument, const char *line)
{
    char *filled = NULL;
    size_t size;
    FILE *into = open_memstream(&filled, &size);

    if (into == NULL)
        err(EXIT_FAILURE, NULL);
    while (*argument != '\0')
        if (put_word(into, argument, line))
            argument += 3;
        else
            putc(*argument++, into);
    fclose(into);
    return filled;
}

static char **arguments_fill(char **arguments, const char *line)
{
    size_t count = 0;
    char **filled;

    while (arguments[count] != NULL)
        count++;
    filled = calloc(count + 1, sizeof *filled);
    if (filled == NULL)
        err(EXIT_FAILURE, NULL);
    for (size_t i = 0; i < count; i++)
        filled[i] = argument_fill(arguments[i], line);
    return filled;
}

static void arguments_free(char **arguments)
{
    for (size_t i = 0; arguments[i] != NULL; i++)
        free(arguments[i]);
    free(arguments);
}

static int open_output(const struct plan *plan, int command)
{
    char name[4096] = "/dev/null";
    int file;

    if (plan->output != NULL)
        snprintf(name, sizeof name, "%s.%d", plan->output, command + 1);
    file = open(name, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (file < 0)
        err(EXIT_FAILURE, "%s", name);
    return file;
}

/* The child reads nothing, and its errors are ours. */
static pid_t start(char **arguments, int output)
{
    posix_spawn_file_actions_t files;
    pid_t child;

    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&files, output, STDOUT_FILENO);
    errno = posix_spawnp(&child, arguments[0], &files, NULL, arguments, environ);
    if (errno != 0)
        err(EXIT_FAILURE, "%s", arguments[0]);
    posix_spawn_file_actions_destroy(&files);
    return child;
}

static double now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static double milliseconds(struct timeval time)
{
    return (double)time.tv_sec * 1e3 + (double)time.tv_usec / 1e3;
}

/* `run` below zero is not counted. */
static void run_once(struct plan *plan, int number, int run, const char *line)
{
    struct command *command = &plan->commands[number];
    char **arguments = arguments_fill(command->arguments, line);
    int output = open_output(plan, number), status;
    struct rusage usage;
    double begun = now();

    if (wait4(start(arguments, output), &status, 0, &usage) < 0)
        err(EXIT_FAILURE, "%s", arguments[0]);
    if (run >= 0) {
        command->wall[run] = now() - begun;
        command->used[run] = milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime);
    }
    if (usage.ru_maxrss > command->memory)
        command->memory = usage.ru_maxrss;
    if (!WIFEXITED(status) || WEXITSTATUS(status) > 1)
        errx(EXIT_FAILURE, "%s %s failed (%d)", arguments[0], arguments[1] == NULL ? "" : arguments[1],
             WIFEXITED(status) ? WEXITSTATUS(status) : -1);
    close(output);
    arguments_free(arguments);
}

static int compare(const void *a, const void *b)
{
    double one = *(const double *)a, other = *(const double *)b;

    return (one > other) - (one < other);
}

static double median(double *items, int count)
{
    qsort(items, (size_t)count, sizeof *items, compare);
    return count % 2 != 0 ? items[count / 2] : (items[count / 2 - 1] + items[count / 2]) / 2;
}

static void report(struct plan *plan)
{
    double wall[COMMANDS] = {0}, used[COMMANDS] = {0};

    for (int i = 0; i < plan->count; i++) {
        wall[i] = median(plan->commands[i].wall, plan->runs);
        used[i] = median(plan->commands[i].used, plan->runs);
        printf("%s%.2f\t%.2f\t%ld", i == 0 ? "" : "\t", wall[i], used[i], plan->commands[i].memory);
    }
    if (plan->count > 1)
        printf("\t%.2f\t%.2f", wall[0] / wall[1], used[0] / used[1]);
    putchar('\n');
}

/* Splits the operands at "--", and puts in the texts of files. */
static void read_commands(struct plan *plan, char **operands)
{
    plan->commands[plan->count++].arguments = operands;
    for (; *operands != NULL; operands++)
        if (strcmp(*operands, "--") == 0 && plan->count < COMMANDS) {
            *operands = NULL;
            plan->commands[plan->count++].arguments = operands + 1;
        } else if ((*operands)[0] == '@')
            *operands = read_text(*operands + 1);
}

static void usage(void)
{
    fputs("usage: measure [-n RUNS] [-w WORDS] [-o FILE] COMMAND... [-- COMMAND...]\n", stderr);
    exit(64);
}

int main(int argc, char **argv)
{
    static struct plan plan = {.runs = 5};
    int letter;

    while ((letter = getopt(argc, argv, "+n:w:o:")) != -1)
        switch (letter) {
        case 'n': plan.runs = atoi(optarg); break;
        case 'w': read_lines(&plan, optarg); break;
        case 'o': plan.output = optarg; break;
        default: usage();
        }
    if (optind >= argc || plan.runs < 1 || plan.runs > RUNS_MOST)
        usage();
    read_commands(&plan, argv + optind);
    for (int run = -1; run < plan.runs; run++)
        for (int i = 0; i < plan.count; i++)
            run_once(&plan, i, run, plan.line_count == 0 ? NULL : plan.lines[(run + 1) % plan.line_count]);
    report(&plan);
    return 0;
}
