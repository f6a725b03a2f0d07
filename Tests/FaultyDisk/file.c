// One file: its content, what of it is durable, and what a power failure makes of it.
#include <stdlib.h>
#include <string.h>

#include "internal.h"

file *file_new(void) {
    file *made = calloc(1, sizeof *made);
    if (made) made->references = 1;
    return made;
}

static void forget_changes(file *file) {
    for (int64_t index = 0; index < file->change_count; index++) free(file->changes[index].bytes);
    file->change_count = 0;
}

void file_release(file *file) {
    if (!file || --file->references > 0) return;
    forget_changes(file);
    for (int index = 0; index < file->region_count; index++) free(file->regions[index]);
    free(file->regions);
    free(file->changes);
    free(file->now.bytes);
    free(file->durable.bytes);
    free(file);
}

static int resize(content *content, int64_t size) {
    if (size > content->capacity) {
        int64_t capacity = size + size / 2 + 4096;
        unsigned char *bytes = realloc(content->bytes, (size_t)capacity);
        if (!bytes) return 1;
        content->bytes = bytes;
        content->capacity = capacity;
    }
    if (size > content->size) memset(content->bytes + content->size, 0, (size_t)(size - content->size));
    content->size = size;
    return 0;
}

static int overwrite(content *content, const void *bytes, int64_t length, int64_t offset) {
    if (offset + length > content->size && resize(content, offset + length)) return 1;
    memcpy(content->bytes + offset, bytes, (size_t)length);
    return 0;
}

static int apply(content *content, const change *change) {
    if (change->length < 0) return resize(content, change->offset);
    return overwrite(content, change->bytes, change->length, change->offset);
}

static int remember(file *file, change change) {
    if (file->change_count == file->change_capacity) {
        int64_t capacity = file->change_capacity * 2 + 16;
        void *changes = realloc(file->changes, (size_t)capacity * sizeof change);
        if (!changes) return 1;
        file->changes = changes;
        file->change_capacity = capacity;
    }
    file->changes[file->change_count++] = change;
    return 0;
}

int file_write(file *file, const void *bytes, int64_t length, int64_t offset) {
    change written = {offset, length, malloc((size_t)length), 0};
    if (!written.bytes) return 1;
    memcpy(written.bytes, bytes, (size_t)length);
    if (overwrite(&file->now, bytes, length, offset) || remember(file, written)) {
        free(written.bytes);
        return 1;
    }
    return 0;
}

int file_truncate(file *file, int64_t size) {
    change cut = {size, -1, NULL, 0};
    return resize(&file->now, size) || remember(file, cut);
}

int file_sync(file *file) {
    for (int64_t index = 0; index < file->change_count; index++) {
        if (!file->changes[index].is_lost && apply(&file->durable, &file->changes[index])) return 1;
    }
    forget_changes(file);
    return 0;
}

void file_forget(file *file) {
    for (int64_t index = 0; index < file->change_count; index++) file->changes[index].is_lost = 1;
}

static uint64_t next(uint64_t *state) {
    uint64_t mixed = *state += 0x9E3779B97F4A7C15;
    mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
    mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
    return mixed ^ (mixed >> 31);
}

// Each sector that the write touches arrives or does not.
static int apply_torn(content *content, const change *change, uint64_t *random) {
    int64_t end = change->offset + change->length;
    for (int64_t start = change->offset; start < end;) {
        int64_t border = (start / SECTOR + 1) * SECTOR;
        int64_t stop = border < end ? border : end;
        if (next(random) & 1 && overwrite(content, change->bytes + (start - change->offset), stop - start, start)) {
            return 1;
        }
        start = stop;
    }
    return 0;
}

static int survive(content *durable, const file *from, uint64_t *random) {
    for (int64_t index = 0; index < from->change_count; index++) {
        const change *change = &from->changes[index];
        if (change->is_lost) continue;
        uint64_t fate = next(random) % 3;
        if (fate == 0) continue;
        int failed = fate == 2 && change->length > 0 ? apply_torn(durable, change, random) : apply(durable, change);
        if (failed) return 1;
    }
    return 0;
}

// After a kill the machine has the file as it was, with what is not durable yet.
static int copy_whole(file *made, const file *from) {
    if (from->durable.size > 0 && overwrite(&made->durable, from->durable.bytes, from->durable.size, 0)) return 1;
    if (from->now.size > 0 && overwrite(&made->now, from->now.bytes, from->now.size, 0)) return 1;
    for (int64_t index = 0; index < from->change_count; index++) {
        change copy = from->changes[index];
        if (copy.bytes) {
            copy.bytes = malloc((size_t)copy.length);
            if (!copy.bytes) return 1;
            memcpy(copy.bytes, from->changes[index].bytes, (size_t)copy.length);
        }
        if (remember(made, copy)) {
            free(copy.bytes);
            return 1;
        }
    }
    return 0;
}

// After a power failure everything that is left is durable.
static int copy_durable(file *made, const file *from, uint64_t *random) {
    const content *kept = &from->durable;
    if (kept->size > 0 && overwrite(&made->durable, kept->bytes, kept->size, 0)) return 1;
    if (survive(&made->durable, from, random)) return 1;
    return made->durable.size > 0 && overwrite(&made->now, made->durable.bytes, made->durable.size, 0);
}

// What a crash leaves of a file, as a new one. NULL: no memory.
static file *survivor(const file *from, faulty_disk_crash_kind kind, uint64_t *random) {
    file *made = file_new();
    int failed = !made || (kind == FAULTY_DISK_KILL ? copy_whole(made, from) : copy_durable(made, from, random));
    if (!failed) return made;
    file_release(made);
    return NULL;
}

static int carry_over(faulty_disk *fresh, const entry *old, faulty_disk_crash_kind kind, uint64_t *random) {
    file *kept = old->now;
    file *durable = kind == FAULTY_DISK_KILL ? old->durable : NULL;
    if (kind == FAULTY_DISK_POWER_FAILURE && old->durable != old->now && next(random) & 1) kept = old->durable;
    if (!kept && !durable) return 0;
    entry *place = disk_entry(fresh, old->name, 1);
    if (!place) return 1;
    if (kept && !(place->now = survivor(kept, kind, random))) return 1;
    if (kept) fresh->bytes += place->now->now.size;
    if (kind == FAULTY_DISK_POWER_FAILURE || durable == kept) {
        place->durable = place->now;
        place->durable->references++;
        return 0;
    }
    return durable && !(place->durable = survivor(durable, kind, random));
}

faulty_disk *faulty_disk_crash(
    faulty_disk *disk, const char *directory, faulty_disk_crash_kind kind, uint64_t seed
) {
    faulty_disk_unmount(disk);
    faulty_disk *fresh = faulty_disk_mount(directory);
    if (!fresh) return NULL;
    uint64_t random = seed;
    int failed = 0;
    pthread_mutex_lock(&disk->mutex);
    disk->is_dead = 1;
    for (int index = 0; index < disk->entry_count && !failed; index++) {
        failed = carry_over(fresh, &disk->entries[index], kind, &random);
    }
    pthread_mutex_unlock(&disk->mutex);
    disk_release(disk);
    if (!failed) return fresh;
    faulty_disk_unmount(fresh);
    disk_release(fresh);
    return NULL;
}
