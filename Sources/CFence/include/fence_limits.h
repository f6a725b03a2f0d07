#pragma once

#include <sys/types.h>

/// Sets how many processes there may be in the user namespace of `process`, which need not be ours; 0, or -1 with `errno`.
int fence_limit_processes(pid_t process, unsigned long count);
