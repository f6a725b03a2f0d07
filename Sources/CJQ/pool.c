#include "cjq.h"
#include "wire.h"
#include "worker.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

/// A worker as the gateway sees it; a pid of 0 marks a free place.
typedef struct worker {
    pid_t pid;
    int socket;
    unsigned requests;
    bool is_busy;
} worker;

// The one piece of shared state: who uses which worker. The lock is held for a few instructions only, never over a
// fork, a wait for a worker or an evaluation.
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t is_free = PTHREAD_COND_INITIALIZER;
static worker workers[SB_JQ_MAXIMUM_WORKERS];
static uint64_t last_id;

uint64_t sb_jq_next_id(void) { return __atomic_add_fetch(&last_id, 1, __ATOMIC_RELAXED); }

void sb_jq_answer_free(sb_jq_answer answer) { free(answer.bytes); }

size_t sb_jq_workers(pid_t *pids, size_t capacity) {
    size_t count = 0;
    pthread_mutex_lock(&lock);
    for (size_t index = 0; index < SB_JQ_MAXIMUM_WORKERS && count < capacity; index++) {
        if (workers[index].pid > 0) pids[count++] = workers[index].pid;
    }
    pthread_mutex_unlock(&lock);
    return count;
}

static sb_jq_answer answer_of(sb_jq_kind kind, const char *text) {
    sb_jq_answer answer = {.kind = kind, .bytes = text == NULL ? NULL : strdup(text)};
    answer.length = answer.bytes == NULL ? 0 : strlen(answer.bytes);
    return answer;
}

/// A place for this caller alone, with a worker where there is one that has nothing to do.
static worker *take_place(void) {
    pthread_mutex_lock(&lock);
    worker *place = NULL;
    while (place == NULL) {
        for (size_t index = 0; index < SB_JQ_MAXIMUM_WORKERS; index++) {
            worker *candidate = &workers[index];
            if (candidate->is_busy) continue;
            // The first one with a worker: few callers keep to few workers, whose programs are compiled already.
            if (candidate->pid > 0) {
                place = candidate;
                break;
            }
            if (place == NULL) place = candidate;
        }
        if (place == NULL) pthread_cond_wait(&is_free, &lock);
    }
    place->is_busy = true;
    pthread_mutex_unlock(&lock);
    return place;
}

static void give_back(worker *place) {
    pthread_mutex_lock(&lock);
    place->is_busy = false;
    pthread_cond_signal(&is_free);
    pthread_mutex_unlock(&lock);
}

static void set_worker(worker *place, pid_t pid, int socket) {
    pthread_mutex_lock(&lock);
    place->pid = pid;
    place->socket = socket;
    place->requests = 0;
    pthread_mutex_unlock(&lock);
}

/// Forks a worker. Returns false with errno set when that is not possible.
static bool start(worker *place) {
    sb_worker_prepare();
    int sockets[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets) != 0) return false;
    // With every signal held back no handler of the gateway's runs in the child before it has removed them.
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    const pid_t pid = fork();
    if (pid == 0) sb_worker_main(sockets[1]);
    const int problem = errno;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    close(sockets[1]);
    if (pid < 0) {
        close(sockets[0]);
        errno = problem;
        return false;
    }
    set_worker(place, pid, sockets[0]);
    return true;
}

/// Ends a worker that is of no more use, and returns how it ended by itself if it did.
static int end(worker *place) {
    const pid_t pid = place->pid;
    close(place->socket);
    set_worker(place, 0, -1);
    int status = 0;
    // A dead worker keeps its own status; the signal only makes sure that the wait is short.
    kill(pid, SIGKILL);
    while (waitpid(pid, &status, 0) < 0) {
        if (errno != EINTR) return -1;
    }
    return status;
}

/// Workers that one request may cost when something outside ends them; one that is late is tried twice only.
#define MAXIMUM_ATTEMPTS 4

typedef struct exchange {
    sb_jq_program program;
    const char *input;
    size_t input_bytes;
    double now;
    bool runs;
} exchange;

/// One request and its answer. False when the worker is gone or does not answer in time.
static bool ask(worker *place, const exchange *asked, int64_t deadline, sb_jq_answer *answer) {
    const sb_request request = {
        .program_id = asked->program.id,
        .now = asked->now,
        .program_bytes = (uint32_t)asked->program.length,
        .input_bytes = (uint32_t)asked->input_bytes,
        .runs = asked->runs,
    };
    const int socket = place->socket;
    if (!sb_send(socket, &request, sizeof request, deadline)) return false;
    if (!sb_send(socket, asked->program.text, asked->program.length, deadline)) return false;
    if (!sb_send(socket, asked->input, asked->input_bytes, deadline)) return false;
    sb_reply reply;
    if (!sb_receive(socket, &reply, sizeof reply, deadline)) return false;
    // A worker that a bug of libjq's has taken over may send anything.
    if (reply.kind > SB_JQ_UNCOMPILABLE || reply.bytes > SB_JQ_MAXIMUM_OUTPUT_BYTES) return false;
    char *bytes = malloc(reply.bytes + 1);
    if (bytes == NULL) return false;
    if (!sb_receive(socket, bytes, reply.bytes, deadline)) {
        free(bytes);
        return false;
    }
    bytes[reply.bytes] = '\0';
    *answer = (sb_jq_answer){.kind = (sb_jq_kind)reply.kind, .bytes = bytes, .length = reply.bytes};
    return true;
}

/// What the end of a worker means for the evaluation that it had; `is_worth_repeating` when it was nothing of its own.
static sb_jq_answer verdict(int status, bool was_late, bool *is_worth_repeating) {
    char text[64];
    if (WIFSIGNALED(status)) {
        const int number = WTERMSIG(status);
        if (number == SIGPROF) return answer_of(SB_JQ_OUT_OF_TIME, NULL);
        // Somebody else killed it; or it did not get to run, or hung in a lock that was taken when it was forked.
        if (number == SIGKILL) {
            *is_worth_repeating = true;
            if (was_late) return answer_of(SB_JQ_OUT_OF_TIME, NULL);
        }
        snprintf(text, sizeof text, "signal %d", number);
        return answer_of(SB_JQ_BROKEN, text);
    }
    const int code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    if (code == SB_WORKER_NO_MEMORY) return answer_of(SB_JQ_OUT_OF_MEMORY, NULL);
    if (code == SB_WORKER_NO_START) {
        *is_worth_repeating = true;
        return answer_of(SB_JQ_UNAVAILABLE, "the worker could not be confined");
    }
    snprintf(text, sizeof text, "exit code %d", code);
    return answer_of(SB_JQ_BROKEN, text);
}

static sb_jq_answer evaluate(const exchange *asked) {
    worker *place = take_place();
    sb_jq_answer answer = {0};
    // Evaluating changes nothing anywhere, so it may be done again.
    for (int attempt = 1;; attempt++) {
        if (place->pid == 0 && !start(place)) {
            answer = answer_of(SB_JQ_UNAVAILABLE, strerror(errno));
            break;
        }
        const int64_t deadline = sb_milliseconds() + SB_JQ_WALL_MILLISECONDS;
        if (ask(place, asked, deadline, &answer)) {
            if (++place->requests >= SB_JQ_MAXIMUM_REQUESTS) end(place);
            break;
        }
        const bool was_late = sb_milliseconds() >= deadline;
        bool is_worth_repeating = false;
        answer = verdict(end(place), was_late, &is_worth_repeating);
        if (!is_worth_repeating || attempt == MAXIMUM_ATTEMPTS) break;
        if (was_late && attempt > 1) break;
        sb_jq_answer_free(answer);
    }
    give_back(place);
    return answer;
}

sb_jq_answer sb_jq_check(sb_jq_program program) {
    const exchange asked = {.program = program, .input = ""};
    return evaluate(&asked);
}

sb_jq_answer sb_jq_run(sb_jq_program program, const char *input, size_t length, double now) {
    const exchange asked = {.program = program, .input = input, .input_bytes = length, .now = now, .runs = true};
    return evaluate(&asked);
}
