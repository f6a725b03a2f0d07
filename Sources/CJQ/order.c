#define _GNU_SOURCE
#include "order.h"

#include "worker.h"

#include <dlfcn.h>
#include <jv.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// Where Argo Events runs jq an object's members come sorted by name; libjq has them in the order they were set. libjq
// walks objects only by the five functions below, and calls them through the dynamic linker, so the definitions of
// the program come before its own: an index here is a member's position in sorted order, not its slot.

static struct {
    int (*first)(jv);
    int (*next)(jv, int);
    int (*is_valid)(jv, int);
    jv (*key)(jv, int);
    jv (*value)(jv, int);
} own;

/// Whether libjq's own functions are at work; they call one another by the same names.
static bool is_own;

void sb_order_prepare(void) {
    own.first = (int (*)(jv))dlsym(RTLD_NEXT, "jv_object_iter");
    own.next = (int (*)(jv, int))dlsym(RTLD_NEXT, "jv_object_iter_next");
    own.is_valid = (int (*)(jv, int))dlsym(RTLD_NEXT, "jv_object_iter_valid");
    own.key = (jv(*)(jv, int))dlsym(RTLD_NEXT, "jv_object_iter_key");
    own.value = (jv(*)(jv, int))dlsym(RTLD_NEXT, "jv_object_iter_value");
}

typedef struct member {
    jv key;
    int slot;
} member;

/// An object and the slots of its members in order. The reference that is held keeps the object as it is: whoever
/// changes it gets a copy.
typedef struct walk {
    jv object;
    int *slots;
    int count;
} walk;

/// Objects walked last, each at the place that its address gives it.
#define WALKS 256
static walk walks[WALKS];

static walk *place_of(jv object) {
    const uintptr_t address = (uintptr_t)object.u.ptr;
    return &walks[(address >> 4 ^ address >> 12) % WALKS];
}

static int by_name(const void *left, const void *right) {
    const jv first = ((const member *)left)->key;
    const jv second = ((const member *)right)->key;
    const int first_bytes = jv_string_length_bytes(jv_copy(first));
    const int second_bytes = jv_string_length_bytes(jv_copy(second));
    const int common = first_bytes < second_bytes ? first_bytes : second_bytes;
    const int order = memcmp(jv_string_value(first), jv_string_value(second), (size_t)common);
    return order != 0 ? order : first_bytes - second_bytes;
}

static void forget(walk *walk) {
    if (walk->slots == NULL) return;
    jv_free(walk->object);
    free(walk->slots);
    walk->slots = NULL;
}

void sb_order_forget(void) {
    for (int index = 0; index < WALKS; index++) forget(&walks[index]);
}

static walk *sorted(jv object) {
    walk *walk = place_of(object);
    if (walk->slots != NULL && jv_identical(jv_copy(walk->object), jv_copy(object))) return walk;
    forget(walk);
    const int count = jv_object_length(jv_copy(object));
    member *members = malloc(sizeof(member) * (size_t)(count + 1));
    walk->slots = malloc(sizeof(int) * (size_t)(count + 1));
    if (members == NULL || walk->slots == NULL) _exit(SB_WORKER_NO_MEMORY);
    walk->count = 0;
    is_own = true;
    for (int slot = own.first(object); own.is_valid(object, slot); slot = own.next(object, slot)) {
        if (walk->count < count) members[walk->count++] = (member){.key = own.key(object, slot), .slot = slot};
    }
    is_own = false;
    qsort(members, (size_t)walk->count, sizeof(member), by_name);
    for (int index = 0; index < walk->count; index++) {
        walk->slots[index] = members[index].slot;
        jv_free(members[index].key);
    }
    free(members);
    walk->object = jv_copy(object);
    return walk;
}

static jv own_at(jv (*read)(jv, int), jv object, int slot) {
    const bool was_own = is_own;
    is_own = true;
    jv read_value = read(object, slot);
    is_own = was_own;
    return read_value;
}

int jv_object_iter(jv object) {
    if (is_own) return own.first(object);
    return sorted(object)->count > 0 ? 0 : -2;
}

int jv_object_iter_next(jv object, int index) {
    if (is_own) return own.next(object, index);
    return index + 1 < sorted(object)->count ? index + 1 : -2;
}

int jv_object_iter_valid(jv object, int index) { return is_own ? own.is_valid(object, index) : index >= 0; }

jv jv_object_iter_key(jv object, int index) {
    const int slot = is_own ? index : sorted(object)->slots[index];
    return own_at(own.key, object, slot);
}

jv jv_object_iter_value(jv object, int index) {
    const int slot = is_own ? index : sorted(object)->slots[index];
    return own_at(own.value, object, slot);
}
