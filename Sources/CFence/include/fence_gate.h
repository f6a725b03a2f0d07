#pragma once

#include <sys/types.h>

/// Makes a pipe whose ends no other program inherits; 0, or -1 with `errno`.
int fence_gate_make(int ends[2]);

/// Sets how many processes there may be in the user namespace of `process`, which need not be ours; 0, or -1 with `errno`.
int fence_limit_processes(pid_t process, unsigned long count);
