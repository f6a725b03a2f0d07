// Calls of Linux that Swift does not see: they are GNU's.
#define _GNU_SOURCE

#include "include/fence_gate.h"

#include <fcntl.h>
#include <stddef.h>
#include <sys/resource.h>
#include <unistd.h>

int fence_gate_make(int ends[2]) { return pipe2(ends, O_CLOEXEC); }

int fence_limit_processes(pid_t process, unsigned long count) {
    struct rlimit limit = {.rlim_cur = count, .rlim_max = count};
    return prlimit(process, RLIMIT_NPROC, &limit, NULL);
}
