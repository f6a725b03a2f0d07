#ifndef SIGNALBOX_CJQ_WORKER_H
#define SIGNALBOX_CJQ_WORKER_H

/// How a worker ends when its memory is used up, and when it could not be confined.
#define SB_WORKER_NO_MEMORY 3
#define SB_WORKER_NO_START 4

/// What must be done once in the parent, because a child that was forked beside other threads may not.
void sb_worker_prepare(void);

/// A worker's whole life: confines itself, then answers requests until the other side closes the socket.
void sb_worker_main(int socket) __attribute__((noreturn));

#endif
