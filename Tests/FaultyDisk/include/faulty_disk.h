#ifndef FAULTY_DISK_H
#define FAULTY_DISK_H

#include <stdint.h>

// A disk in memory on which SQLite keeps the files of one directory, and which can fail the way disks do.
//
// What a sync has made durable survives a power failure; of each later write a seeded part survives: all of it,
// nothing, or some of its 512-byte sectors. All functions may be called from any thread.
typedef struct faulty_disk faulty_disk;

// What a crash leaves.
typedef enum {
    FAULTY_DISK_KILL,         // the process ends, the machine goes on: every write survives
    FAULTY_DISK_POWER_FAILURE // only what was synced surely survives
} faulty_disk_crash_kind;

// A failure that comes with the nth write, sync or truncation from now on.
typedef enum {
    FAULTY_DISK_DIES,      // that call and all later ones fail
    FAULTY_DISK_FAILS_ONCE // that call fails and does nothing; a failed sync forgets what it should have written
} faulty_disk_fault;

typedef struct {
    int64_t changes; // writes, syncs, truncations and deletions so far
    int64_t bytes;   // in all files now
    int is_dead;
    int fault_is_armed;
} faulty_disk_facts;

// Makes files below mounted directories live on their disks, for every SQLite database of the process; other files are
// not touched. Harmless the second time. Returns 0, or SQLite's error code.
int faulty_disk_register(void);

// A new, empty disk for `directory`, an absolute path without links. NULL: no memory, or something is mounted there.
faulty_disk *faulty_disk_mount(const char *directory);

// Nothing is opened on the disk any more; connections that are open keep it until they are closed.
void faulty_disk_unmount(faulty_disk *disk);

// The last call for a disk, after it is unmounted; connections that are open keep what they need.
void faulty_disk_release(faulty_disk *disk);

// Places a file that is wholly durable. Returns 0, or 1: no memory.
int faulty_disk_put(faulty_disk *disk, const char *name, const void *bytes, int64_t count);

// The size of a file, -1 if there is none; copies up to `capacity` bytes of it.
int64_t faulty_disk_get(faulty_disk *disk, const char *name, void *bytes, int64_t capacity);

// Arms a failure; one that was armed before is forgotten. `after` 0 means the next change.
void faulty_disk_arm(faulty_disk *disk, faulty_disk_fault fault, int64_t after);
void faulty_disk_disarm(faulty_disk *disk);

// The disk is full at this size of all files together; 0 means never.
void faulty_disk_limit(faulty_disk *disk, int64_t bytes);

// From now on a sync says that it worked and makes nothing durable.
void faulty_disk_lie(faulty_disk *disk);

// While the gate is closed, whoever wants to change something waits in front of it.
void faulty_disk_close_gate(faulty_disk *disk);
void faulty_disk_open_gate(faulty_disk *disk);
int faulty_disk_is_waited_for(faulty_disk *disk);

// Ends and releases the disk, and mounts one with what a crash leaves of it. NULL: no memory.
//
// It is for another directory, because connections of the dead process are closed later and delete files by their names.
faulty_disk *faulty_disk_crash(
    faulty_disk *disk, const char *directory, faulty_disk_crash_kind kind, uint64_t seed
);

faulty_disk_facts faulty_disk_ask(faulty_disk *disk);

// Whether no connection is in the middle of a transaction or a checkpoint.
int faulty_disk_is_quiet(faulty_disk *disk);

#endif
