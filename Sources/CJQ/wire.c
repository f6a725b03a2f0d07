#include "wire.h"

#include <errno.h>
#include <poll.h>
#include <sys/socket.h>
#include <time.h>

int64_t sb_milliseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/// Waits until the socket is ready; true also when it is broken, which the next call on it reports.
static bool waits(int socket, short events, int64_t deadline) {
    for (;;) {
        const int64_t left = deadline - sb_milliseconds();
        if (left <= 0) return false;
        struct pollfd ready = {.fd = socket, .events = events};
        const int count = poll(&ready, 1, left > 60000 ? 60000 : (int)left);
        if (count > 0) return true;
        if (count < 0 && errno != EINTR) return false;
    }
}

bool sb_send(int socket, const void *bytes, size_t count, int64_t deadline) {
    const char *next = bytes;
    while (count > 0) {
        // MSG_NOSIGNAL: a worker that died must not raise SIGPIPE in the gateway.
        const ssize_t sent = send(socket, next, count, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent > 0) {
            next += sent;
            count -= (size_t)sent;
        } else if (sent < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
            if (!waits(socket, POLLOUT, deadline)) return false;
        } else if (!(sent < 0 && errno == EINTR)) {
            return false;
        }
    }
    return true;
}

bool sb_receive(int socket, void *bytes, size_t count, int64_t deadline) {
    char *next = bytes;
    while (count > 0) {
        const ssize_t received = recv(socket, next, count, MSG_DONTWAIT);
        if (received > 0) {
            next += received;
            count -= (size_t)received;
        } else if (received < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
            if (!waits(socket, POLLIN, deadline)) return false;
        } else if (!(received < 0 && errno == EINTR)) {
            return false;
        }
    }
    return true;
}
