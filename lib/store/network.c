#include "store/network.h"

#include <stddef.h>
#include <stdint.h>
#include <sys/vfs.h>

/* From statfs(2), linux/magic.h and the file systems' own sources. */
static const uint32_t network_types[] = {
    0x00006969, /* NFS */
    0x0000517B, /* SMB */
    0xFE534D42, /* SMB2 and later */
    0xFF534D42, /* CIFS */
    0x65735546, /* FUSE: sshfs among others */
    0x01021997, /* 9P */
    0x5346414F, /* OpenAFS */
    0x6B414653, /* AFS in the kernel */
    0x00C36400, /* Ceph */
    0x73757245, /* Coda */
    0x0000564C, /* NCP */
    0x01161970, /* GFS2 */
    0x7461636F, /* OCFS2 */
    0x0BD00BD0, /* Lustre */
    0x47504653, /* GPFS */
    0x786F4256, /* VirtualBox's shared folders */
    0xBACBACBC, /* VMware's shared folders */
};

bool network_type(unsigned long type)
{
    for (size_t i = 0; i < sizeof network_types / sizeof *network_types; i++)
        if (network_types[i] == (uint32_t)type)
            return true;
    return false;
}

bool network_holds(const char *path)
{
    struct statfs about;

    return statfs(path, &about) == 0 && network_type((unsigned long)about.f_type);
}
