// SQLite's view of the disks: a VFS that is the system's own for all other files.
#include <stdlib.h>
#include <string.h>

#include "internal.h"

typedef struct {
    sqlite3_file base;
    faulty_disk *disk;
    file *file;
    char name[MAXIMUM_NAME];
    int level;
    int uses_shm;
    int shm_shared;
    int shm_exclusive;
} handle;

static sqlite3_vfs *real;

#define LOCKED(statements) \
    pthread_mutex_lock(&open->disk->mutex); \
    statements \
    pthread_mutex_unlock(&open->disk->mutex)

static int close_file(sqlite3_file *base) {
    handle *open = (handle *)base;
    LOCKED(file_release(open->file););
    disk_release(open->disk);
    return SQLITE_OK;
}

static int read_file(sqlite3_file *base, void *bytes, int count, sqlite3_int64 offset) {
    handle *open = (handle *)base;
    int code = SQLITE_OK;
    LOCKED({
        int64_t left = open->file->now.size - offset;
        int64_t found = left < 0 ? 0 : left < count ? left : count;
        if (open->disk->is_dead) {
            code = SQLITE_IOERR_READ;
        } else {
            if (found > 0) memcpy(bytes, open->file->now.bytes + offset, (size_t)found);
            if (found < count) {
                memset((char *)bytes + found, 0, (size_t)(count - found));
                code = SQLITE_IOERR_SHORT_READ;
            }
        }
    });
    return code;
}

static int write_file(sqlite3_file *base, const void *bytes, int count, sqlite3_int64 offset) {
    handle *open = (handle *)base;
    int code = SQLITE_OK;
    LOCKED({
        int64_t growth = offset + count - open->file->now.size;
        if (growth < 0) growth = 0;
        if (growth > 0 && open->disk->limit > 0 && open->disk->bytes + growth > open->disk->limit) {
            code = SQLITE_FULL;
        } else {
            permission permission = disk_admit(open->disk);
            if (permission == FAIL) {
                code = SQLITE_IOERR_WRITE;
            } else if (file_write(open->file, bytes, count, offset)) {
                code = SQLITE_IOERR_NOMEM;
            } else {
                open->disk->bytes += growth;
                if (permission == GO_ON_AND_DIE) code = SQLITE_IOERR_WRITE;
            }
        }
    });
    return code;
}

static int truncate_file(sqlite3_file *base, sqlite3_int64 size) {
    handle *open = (handle *)base;
    int code = SQLITE_OK;
    LOCKED({
        int64_t growth = size - open->file->now.size;
        permission permission = disk_admit(open->disk);
        if (permission == FAIL || file_truncate(open->file, size)) {
            code = SQLITE_IOERR_TRUNCATE;
        } else {
            open->disk->bytes += growth;
            if (permission == GO_ON_AND_DIE) code = SQLITE_IOERR_TRUNCATE;
        }
    });
    return code;
}

static int sync_file(sqlite3_file *base, int flags) {
    handle *open = (handle *)base;
    int code = SQLITE_OK;
    (void)flags;
    LOCKED({
        switch (disk_admit(open->disk)) {
        case GO_ON:
            if (open->disk->lies) break;
            if (file_sync(open->file)) code = SQLITE_IOERR_NOMEM;
            entry *place = disk_entry(open->disk, open->name, 0);
            if (place && place->now == open->file && place->durable != open->file) {
                file_release(place->durable);
                place->durable = open->file;
                open->file->references++;
            }
            break;
        case FAIL:
            if (!open->disk->is_dead) file_forget(open->file);
            code = SQLITE_IOERR_FSYNC;
            break;
        case GO_ON_AND_DIE:
            code = SQLITE_IOERR_FSYNC;
            break;
        }
    });
    return code;
}

static int file_size(sqlite3_file *base, sqlite3_int64 *size) {
    handle *open = (handle *)base;
    LOCKED(*size = open->file->now.size;);
    return SQLITE_OK;
}

static int lock_file(sqlite3_file *base, int level) {
    handle *open = (handle *)base;
    int code = SQLITE_OK;
    LOCKED({
        file *file = open->file;
        int is_pending = file->pending && file->pending != open;
        int is_reserved = file->reserved && file->reserved != open;
        if (level <= open->level) {
            // has it already
        } else if (level == SQLITE_LOCK_SHARED) {
            if (is_pending) code = SQLITE_BUSY;
            else { file->shared++; open->level = level; }
        } else if (is_reserved) {
            code = SQLITE_BUSY;
        } else {
            file->reserved = open;
            open->level = SQLITE_LOCK_RESERVED;
            if (level == SQLITE_LOCK_EXCLUSIVE) {
                file->pending = open;
                open->level = file->shared > 1 ? SQLITE_LOCK_PENDING : SQLITE_LOCK_EXCLUSIVE;
                if (file->shared > 1) code = SQLITE_BUSY;
            }
        }
    });
    return code;
}

static int unlock_file(sqlite3_file *base, int level) {
    handle *open = (handle *)base;
    LOCKED({
        if (open->level > level) {
            if (open->file->reserved == open) open->file->reserved = NULL;
            if (open->file->pending == open) open->file->pending = NULL;
            if (level == SQLITE_LOCK_NONE) open->file->shared--;
            open->level = level;
        }
    });
    return SQLITE_OK;
}

static int check_reserved(sqlite3_file *base, int *is_reserved) {
    handle *open = (handle *)base;
    LOCKED(*is_reserved = open->file->reserved != NULL;);
    return SQLITE_OK;
}

static int file_control(sqlite3_file *base, int operation, void *argument) {
    (void)base, (void)operation, (void)argument;
    return SQLITE_NOTFOUND;
}

// As the system's own VFS has them.
static int sector_size(sqlite3_file *base) { (void)base; return 4096; }
static int characteristics(sqlite3_file *base) { (void)base; return SQLITE_IOCAP_POWERSAFE_OVERWRITE; }

static int shm_map(sqlite3_file *base, int region, int size, int extend, void volatile **address) {
    handle *open = (handle *)base;
    int code = SQLITE_OK;
    *address = NULL;
    LOCKED({
        file *file = open->file;
        if (!open->uses_shm) { open->uses_shm = 1; file->shm_users++; }
        while (extend && file->region_count <= region && code == SQLITE_OK) {
            void **regions = realloc(file->regions, (size_t)(file->region_count + 1) * sizeof *regions);
            if (regions) file->regions = regions;
            void *made = regions ? calloc(1, (size_t)size) : NULL;
            if (made) regions[file->region_count++] = made;
            else code = SQLITE_IOERR_NOMEM;
        }
        if (region < file->region_count) *address = file->regions[region];
    });
    return code;
}

static void shm_unlock(handle *open, int slot) {
    int bit = 1 << slot;
    if (open->shm_shared & bit) { open->file->shm_shared[slot]--; open->disk->shm_locks--; }
    if (open->shm_exclusive & bit) { open->file->shm_exclusive[slot] = NULL; open->disk->shm_locks--; }
    open->shm_shared &= ~bit;
    open->shm_exclusive &= ~bit;
}

static int shm_lock(sqlite3_file *base, int first, int count, int flags) {
    handle *open = (handle *)base;
    int code = SQLITE_OK;
    LOCKED({
        file *file = open->file;
        int is_exclusive = flags & SQLITE_SHM_EXCLUSIVE;
        for (int slot = first; slot < first + count && flags & SQLITE_SHM_LOCK; slot++) {
            int others = file->shm_shared[slot] - (open->shm_shared >> slot & 1);
            int is_taken = file->shm_exclusive[slot] && file->shm_exclusive[slot] != open;
            if (is_taken || (is_exclusive && others > 0)) code = SQLITE_BUSY;
        }
        for (int slot = first; slot < first + count && code == SQLITE_OK; slot++) {
            int bit = 1 << slot;
            if (flags & SQLITE_SHM_UNLOCK) {
                shm_unlock(open, slot);
            } else if (is_exclusive && !(open->shm_exclusive & bit)) {
                file->shm_exclusive[slot] = open;
                open->shm_exclusive |= bit;
                open->disk->shm_locks++;
            } else if (!is_exclusive && !(open->shm_shared & bit)) {
                file->shm_shared[slot]++;
                open->shm_shared |= bit;
                open->disk->shm_locks++;
            }
        }
    });
    return code;
}

static void shm_barrier(sqlite3_file *base) {
    handle *open = (handle *)base;
    __sync_synchronize();
    LOCKED();
}

static int shm_unmap(sqlite3_file *base, int delete) {
    handle *open = (handle *)base;
    (void)delete;
    LOCKED({
        for (int slot = 0; slot < SQLITE_SHM_NLOCK; slot++) shm_unlock(open, slot);
        if (open->uses_shm && --open->file->shm_users == 0) {
            while (open->file->region_count > 0) free(open->file->regions[--open->file->region_count]);
        }
        open->uses_shm = 0;
    });
    return SQLITE_OK;
}

static const sqlite3_io_methods methods = {
    .iVersion = 2,
    .xClose = close_file,
    .xRead = read_file,
    .xWrite = write_file,
    .xTruncate = truncate_file,
    .xSync = sync_file,
    .xFileSize = file_size,
    .xLock = lock_file,
    .xUnlock = unlock_file,
    .xCheckReservedLock = check_reserved,
    .xFileControl = file_control,
    .xSectorSize = sector_size,
    .xDeviceCharacteristics = characteristics,
    .xShmMap = shm_map,
    .xShmLock = shm_lock,
    .xShmBarrier = shm_barrier,
    .xShmUnmap = shm_unmap,
};

static int open_file(sqlite3_vfs *vfs, const char *path, sqlite3_file *base, int flags, int *flags_out) {
    (void)vfs;
    const char *name = NULL;
    faulty_disk *disk = disk_of(path, &name);
    if (!disk) return real->xOpen(real, path, base, flags, flags_out);
    handle *open = memset(base, 0, sizeof *open);
    open->disk = disk;
    int code = SQLITE_OK;
    LOCKED({
        entry *place = disk->is_dead ? NULL : disk_entry(disk, name, flags & SQLITE_OPEN_CREATE);
        if (place && !place->now && flags & SQLITE_OPEN_CREATE) place->now = file_new();
        if (place && place->now) {
            strcpy(open->name, name);
            open->file = place->now;
            open->file->references++;
            open->base.pMethods = &methods;
        } else {
            code = SQLITE_CANTOPEN;
        }
    });
    if (code != SQLITE_OK) disk_release(disk);
    if (flags_out) *flags_out = flags;
    return code;
}

static int delete_file(sqlite3_vfs *vfs, const char *path, int sync_directory) {
    (void)vfs;
    const char *name = NULL;
    faulty_disk *disk = disk_of(path, &name);
    if (!disk) return real->xDelete(real, path, sync_directory);
    int code = SQLITE_OK;
    pthread_mutex_lock(&disk->mutex);
    entry *place = disk_entry(disk, name, 0);
    if (!place || !place->now) {
        code = SQLITE_IOERR_DELETE_NOENT;
    } else if (disk_admit(disk) != GO_ON) {
        code = SQLITE_IOERR_DELETE;
    } else {
        disk->bytes -= place->now->now.size;
        file_release(place->now);
        place->now = NULL;
        if (sync_directory && !disk->lies) {
            file_release(place->durable);
            place->durable = NULL;
        }
    }
    pthread_mutex_unlock(&disk->mutex);
    disk_release(disk);
    return code;
}

static int access_file(sqlite3_vfs *vfs, const char *path, int flags, int *is_there) {
    (void)vfs;
    const char *name = NULL;
    faulty_disk *disk = disk_of(path, &name);
    if (!disk) return real->xAccess(real, path, flags, is_there);
    pthread_mutex_lock(&disk->mutex);
    entry *place = disk_entry(disk, name, 0);
    // SQLite asks whether a journal is there and has a content.
    *is_there = place && place->now && (flags != SQLITE_ACCESS_EXISTS || place->now->now.size > 0);
    pthread_mutex_unlock(&disk->mutex);
    disk_release(disk);
    return SQLITE_OK;
}

int faulty_disk_register(void) {
    static sqlite3_vfs vfs;
    static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
    int code = SQLITE_OK;
    pthread_mutex_lock(&mutex);
    if (!real) {
        real = sqlite3_vfs_find(NULL);
        vfs = *real;
        vfs.zName = "faulty-disk";
        vfs.xOpen = open_file;
        vfs.xDelete = delete_file;
        vfs.xAccess = access_file;
        if (vfs.szOsFile < (int)sizeof(handle)) vfs.szOsFile = (int)sizeof(handle);
        code = sqlite3_vfs_register(&vfs, 1);
    }
    pthread_mutex_unlock(&mutex);
    return code;
}
