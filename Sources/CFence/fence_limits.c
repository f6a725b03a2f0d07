// A call of Linux that Swift does not see: it is GNU's.
#define _GNU_SOURCE

#include "include/fence_limits.h"

#include <stddef.h>
#include <sys/resource.h>

int fence_limit_processes(pid_t process, unsigned long count) {
    struct rlimit limit = {.rlim_cur = count, .rlim_max = count};
    return prlimit(process, RLIMIT_NPROC, &limit, NULL);
}
