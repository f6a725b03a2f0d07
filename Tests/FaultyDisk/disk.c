// The disks that are mounted, their names, and when they fail.
#include <stdlib.h>
#include <string.h>

#include "internal.h"

static pthread_mutex_t list_mutex = PTHREAD_MUTEX_INITIALIZER;
static faulty_disk *mounted;

faulty_disk *faulty_disk_mount(const char *directory) {
    faulty_disk *disk = calloc(1, sizeof *disk);
    char *name = strdup(directory);
    if (!disk || !name || pthread_mutex_init(&disk->mutex, NULL) || pthread_cond_init(&disk->gate, NULL)) {
        free(disk);
        free(name);
        return NULL;
    }
    disk->directory = name;
    disk->references = 1;
    pthread_mutex_lock(&list_mutex);
    int is_taken = 0;
    for (faulty_disk *other = mounted; other; other = other->next) is_taken |= !strcmp(other->directory, name);
    if (!is_taken) {
        disk->next = mounted;
        mounted = disk;
        disk->references++;
    }
    pthread_mutex_unlock(&list_mutex);
    if (!is_taken) return disk;
    disk_release(disk);
    return NULL;
}

void faulty_disk_unmount(faulty_disk *disk) {
    pthread_mutex_lock(&list_mutex);
    int was_mounted = 0;
    for (faulty_disk **place = &mounted; *place; place = &(*place)->next) {
        if (*place != disk) continue;
        *place = disk->next;
        was_mounted = 1;
        break;
    }
    pthread_mutex_unlock(&list_mutex);
    if (was_mounted) disk_release(disk);
}

void faulty_disk_release(faulty_disk *disk) { disk_release(disk); }

void disk_release(faulty_disk *disk) {
    pthread_mutex_lock(&list_mutex);
    int left = --disk->references;
    pthread_mutex_unlock(&list_mutex);
    if (left > 0) return;
    for (int index = 0; index < disk->entry_count; index++) {
        file_release(disk->entries[index].now);
        file_release(disk->entries[index].durable);
    }
    pthread_mutex_destroy(&disk->mutex);
    pthread_cond_destroy(&disk->gate);
    free(disk->directory);
    free(disk);
}

faulty_disk *disk_of(const char *path, const char **name) {
    const char *slash = path ? strrchr(path, '/') : NULL;
    if (!slash) return NULL;
    size_t length = (size_t)(slash - path);
    pthread_mutex_lock(&list_mutex);
    faulty_disk *disk = mounted;
    while (disk && (strncmp(disk->directory, path, length) || disk->directory[length])) disk = disk->next;
    if (disk) disk->references++;
    pthread_mutex_unlock(&list_mutex);
    *name = slash + 1;
    return disk;
}

entry *disk_entry(faulty_disk *disk, const char *name, int create) {
    for (int index = 0; index < disk->entry_count; index++) {
        if (!strcmp(disk->entries[index].name, name)) return &disk->entries[index];
    }
    if (!create || disk->entry_count == MAXIMUM_ENTRIES || strlen(name) >= MAXIMUM_NAME) return NULL;
    entry *made = &disk->entries[disk->entry_count++];
    strcpy(made->name, name);
    return made;
}

permission disk_admit(faulty_disk *disk) {
    while (disk->gate_is_closed && !disk->is_dead) {
        disk->waiting++;
        pthread_cond_wait(&disk->gate, &disk->mutex);
        disk->waiting--;
    }
    if (disk->is_dead) return FAIL;
    disk->changes++;
    if (!disk->is_armed || disk->countdown-- > 0) return GO_ON;
    disk->is_armed = 0;
    if (disk->fault == FAULTY_DISK_FAILS_ONCE) return FAIL;
    disk->is_dead = 1;
    return GO_ON_AND_DIE;
}

int faulty_disk_put(faulty_disk *disk, const char *name, const void *bytes, int64_t count) {
    pthread_mutex_lock(&disk->mutex);
    entry *place = disk_entry(disk, name, 1);
    int failed = !place || place->now || !(place->now = place->durable = file_new());
    if (!failed) {
        place->now->references++;
        failed = (count > 0 && file_write(place->now, bytes, count, 0)) || file_sync(place->now);
        disk->bytes += count;
    }
    pthread_mutex_unlock(&disk->mutex);
    return failed;
}

int64_t faulty_disk_get(faulty_disk *disk, const char *name, void *bytes, int64_t capacity) {
    pthread_mutex_lock(&disk->mutex);
    entry *place = disk_entry(disk, name, 0);
    int64_t size = place && place->now ? place->now->now.size : -1;
    int64_t count = size < capacity ? size : capacity;
    if (count > 0) memcpy(bytes, place->now->now.bytes, (size_t)count);
    pthread_mutex_unlock(&disk->mutex);
    return size;
}

void faulty_disk_arm(faulty_disk *disk, faulty_disk_fault fault, int64_t after) {
    pthread_mutex_lock(&disk->mutex);
    disk->is_armed = 1;
    disk->fault = fault;
    disk->countdown = after;
    pthread_mutex_unlock(&disk->mutex);
}

void faulty_disk_disarm(faulty_disk *disk) {
    pthread_mutex_lock(&disk->mutex);
    disk->is_armed = 0;
    pthread_mutex_unlock(&disk->mutex);
}

void faulty_disk_limit(faulty_disk *disk, int64_t bytes) {
    pthread_mutex_lock(&disk->mutex);
    disk->limit = bytes;
    pthread_mutex_unlock(&disk->mutex);
}

void faulty_disk_lie(faulty_disk *disk) {
    pthread_mutex_lock(&disk->mutex);
    disk->lies = 1;
    pthread_mutex_unlock(&disk->mutex);
}

faulty_disk_facts faulty_disk_ask(faulty_disk *disk) {
    pthread_mutex_lock(&disk->mutex);
    faulty_disk_facts facts = {disk->changes, disk->bytes, disk->is_dead, disk->is_armed};
    pthread_mutex_unlock(&disk->mutex);
    return facts;
}

int faulty_disk_is_quiet(faulty_disk *disk) {
    pthread_mutex_lock(&disk->mutex);
    int is_quiet = disk->shm_locks == 0;
    pthread_mutex_unlock(&disk->mutex);
    return is_quiet;
}

void faulty_disk_close_gate(faulty_disk *disk) {
    pthread_mutex_lock(&disk->mutex);
    disk->gate_is_closed = 1;
    pthread_mutex_unlock(&disk->mutex);
}

void faulty_disk_open_gate(faulty_disk *disk) {
    pthread_mutex_lock(&disk->mutex);
    disk->gate_is_closed = 0;
    pthread_cond_broadcast(&disk->gate);
    pthread_mutex_unlock(&disk->mutex);
}

int faulty_disk_is_waited_for(faulty_disk *disk) {
    pthread_mutex_lock(&disk->mutex);
    int is_waited_for = disk->waiting > 0;
    pthread_mutex_unlock(&disk->mutex);
    return is_waited_for;
}
