#define _GNU_SOURCE
#include "worker.h"

#include "cjq.h"
#include "index.h"
#include "order.h"
#include "program.h"
#include "text.h"
#include "wire.h"

#include <fcntl.h>
#include <jq.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <unistd.h>

// Everything here runs in a child of a process with threads: only what is safe after a fork, plus memory, which the C
// library keeps usable. Nothing of Swift's, no logging, no locks of ours.

/// The descriptor that the socket gets; all others are closed.
#define SOCKET 0

static void find_own_functions(void) {
    sb_order_prepare();
    sb_index_prepare();
}

void sb_worker_prepare(void) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, find_own_functions);
}

static void keep_only(int socket) {
    if (socket != SOCKET && dup2(socket, SOCKET) < 0) _exit(SB_WORKER_NO_START);
#ifdef SYS_close_range
    if (syscall(SYS_close_range, SOCKET + 1, ~0u, 0) == 0) return;
#endif
    const long most = sysconf(_SC_OPEN_MAX);
    for (long descriptor = SOCKET + 1; descriptor < most; descriptor++) close((int)descriptor);
}

static void reset_signals(void) {
    const struct sigaction standard = {.sa_handler = SIG_DFL};
    const struct sigaction ignored = {.sa_handler = SIG_IGN};
    for (int number = 1; number < NSIG; number++) sigaction(number, &standard, NULL);
    // A terminal or a service manager stops the whole group; a worker goes when its gateway has gone.
    const int group_wide[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE};
    for (size_t index = 0; index < sizeof group_wide / sizeof *group_wide; index++) {
        sigaction(group_wide[index], &ignored, NULL);
    }
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

/// Bytes of address space in use, from the kernel's own count; 0 when it cannot be read.
static unsigned long address_space(void) {
    char text[32] = {0};
    const int file = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
    if (file < 0) return 0;
    const ssize_t count = read(file, text, sizeof text - 1);
    close(file);
    return count > 0 ? strtoul(text, NULL, 10) * (unsigned long)sysconf(_SC_PAGESIZE) : 0;
}

static void limit(int resource, rlim_t most) {
    const struct rlimit both = {.rlim_cur = most, .rlim_max = most};
    if (setrlimit(resource, &both) != 0) _exit(SB_WORKER_NO_START);
}

static void confine(void) {
    const unsigned long used = address_space();
    if (used == 0) _exit(SB_WORKER_NO_START);
    limit(RLIMIT_AS, used + SB_JQ_MEMORY_BYTES);
    limit(RLIMIT_CORE, 0);
    // The socket is the one descriptor there may be: nothing can be opened, no module, no time zone, no file at all.
    limit(RLIMIT_NOFILE, SOCKET + 1);
    prctl(PR_SET_NAME, "signalbox-jq");
    prctl(PR_SET_DUMPABLE, 0);
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    clearenv();
}

/// Starts the clock of processor time; when it runs out SIGPROF ends the process, with no code of ours involved.
static void allow(long milliseconds) {
    const struct itimerval timer = {
        .it_value = {.tv_sec = milliseconds / 1000, .tv_usec = (milliseconds % 1000) * 1000},
    };
    setitimer(ITIMER_PROF, &timer, NULL);
}

static char *receive_text(size_t count) {
    char *text = malloc(count + 1);
    if (text == NULL) _exit(SB_WORKER_NO_MEMORY);
    if (!sb_receive(SOCKET, text, count, INT64_MAX)) _exit(0);
    text[count] = '\0';
    return text;
}

static void answer(const sb_request *request, const char *program, const char *input) {
    sb_text text = {.limit = SB_JQ_MAXIMUM_OUTPUT_BYTES};
    allow(SB_JQ_COMPILE_MILLISECONDS);
    jq_state *compiled = sb_program_compiled(request->program_id, program, &text);
    sb_jq_kind kind = compiled == NULL ? SB_JQ_UNCOMPILABLE : SB_JQ_NOTHING;
    if (compiled != NULL && request->runs) {
        const long megabytes = request->input_bytes >> 20;
        allow(SB_JQ_RUN_MILLISECONDS + megabytes * SB_JQ_RUN_MILLISECONDS_PER_MEGABYTE);
        kind = sb_program_run(compiled, input, request->input_bytes, request->now, &text);
    }
    allow(0);
    const sb_reply reply = {.kind = kind, .bytes = (uint32_t)text.count};
    if (!sb_send(SOCKET, &reply, sizeof reply, INT64_MAX)) _exit(0);
    if (!sb_send(SOCKET, text.bytes, text.count, INT64_MAX)) _exit(0);
    sb_text_free(&text);
}

void sb_worker_main(int socket) {
    keep_only(socket);
    reset_signals();
    confine();
    for (;;) {
        sb_request request;
        // The socket ends with the gateway, however that ends. (The signal on a parent's death is no use: it comes when
        // the thread that forked ends.)
        if (!sb_receive(SOCKET, &request, sizeof request, INT64_MAX)) _exit(0);
        char *program = receive_text(request.program_bytes);
        char *input = receive_text(request.input_bytes);
        answer(&request, program, input);
        free(program);
        free(input);
    }
}
