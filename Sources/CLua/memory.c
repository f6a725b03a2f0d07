#include "internal.h"

#include <stdlib.h>
#include <string.h>

struct sb_chunk {
    struct sb_chunk *previous;
    size_t size;
    uint64_t number;
};

struct sb_block {
    struct sb_block *previous, *following;
};

enum { SB_FIRST_CHUNK = 32 << 10, SB_LAST_CHUNK = 512 << 10, SB_HEADER = 32 };

static size_t class_of(size_t size) { return (size - 1) / SB_GRAIN; }

static void *take_small(sb_arena *arena, size_t size) {
    const size_t class = class_of(size);
    void *block = arena->unused[class];
    if (block != NULL) {
        memcpy(&arena->unused[class], block, sizeof(void *));
        return block;
    }
    const size_t rounded = (class + 1) * SB_GRAIN;
    if ((size_t)(arena->end - arena->next) < rounded) {
        size_t bytes = SB_FIRST_CHUNK;
        uint64_t number = 1;
        if (arena->chunks != NULL) {
            bytes = arena->chunks->size * 2 < SB_LAST_CHUNK ? arena->chunks->size * 2 : SB_LAST_CHUNK;
            number = arena->chunks->number + 1;
        }
        struct sb_chunk *chunk = malloc(bytes);
        if (chunk == NULL) return NULL;
        *chunk = (struct sb_chunk){arena->chunks, bytes, number};
        arena->chunks = chunk;
        arena->next = (char *)chunk + SB_HEADER;
        arena->end = (char *)chunk + bytes;
    }
    block = arena->next;
    arena->next += rounded;
    return block;
}

static void give_small(sb_arena *arena, void *block, size_t size) {
    const size_t class = class_of(size);
    memcpy(block, &arena->unused[class], sizeof(void *));
    arena->unused[class] = block;
}

static void link_block(sb_arena *arena, struct sb_block *block) {
    block->previous = NULL;
    block->following = arena->blocks;
    if (arena->blocks != NULL) arena->blocks->previous = block;
    arena->blocks = block;
}

static void unlink_block(sb_arena *arena, struct sb_block *block) {
    if (block->following != NULL) block->following->previous = block->previous;
    if (block->previous != NULL) block->previous->following = block->following;
    else arena->blocks = block->following;
}

static struct sb_block *header(void *block) { return (struct sb_block *)((char *)block - SB_HEADER); }

static void *take(sb_arena *arena, size_t size) {
    if (size <= SB_SMALL) return take_small(arena, size);
    struct sb_block *block = malloc(size + SB_HEADER);
    if (block == NULL) return NULL;
    link_block(arena, block);
    return (char *)block + SB_HEADER;
}

static void give(sb_arena *arena, void *block, size_t size) {
    if (size <= SB_SMALL) return give_small(arena, block, size);
    unlink_block(arena, header(block));
    free(header(block));
}

static void *resize(sb_arena *arena, void *block, size_t old_size, size_t new_size) {
    if (old_size <= SB_SMALL && new_size <= SB_SMALL && class_of(old_size) == class_of(new_size)) return block;
    if (old_size > SB_SMALL && new_size > SB_SMALL) {
        unlink_block(arena, header(block));
        struct sb_block *moved = realloc(header(block), new_size + SB_HEADER);
        link_block(arena, moved != NULL ? moved : header(block));
        return moved != NULL ? (char *)moved + SB_HEADER : NULL;
    }
    void *moved = take(arena, new_size);
    if (moved == NULL) return NULL;
    memcpy(moved, block, old_size < new_size ? old_size : new_size);
    give(arena, block, old_size);
    return moved;
}

static bool fits(sb_run *run, size_t old_size, size_t new_size) {
    sb_arena *arena = &run->arena;
    if (arena->live - old_size + new_size > arena->live_limit) {
        if (run->spent == SB_LUA_TRUE) run->spent = SB_LUA_OUT_OF_MEMORY;
        return false;
    }
    arena->total += new_size;
    if (arena->total > arena->total_limit) {
        if (run->spent == SB_LUA_TRUE) run->spent = SB_LUA_OUT_OF_ALLOCATIONS;
        return false;
    }
    return true;
}

void *sb_allocate(void *context, void *block, size_t old_size, size_t new_size) {
    sb_run *run = context;
    sb_arena *arena = &run->arena;
    if (new_size == 0) {
        if (block != NULL && old_size > 0) {
            give(arena, block, old_size);
            arena->live -= old_size;
        }
        return NULL;
    }
    if (block == NULL) old_size = 0;
    if (new_size > old_size && !fits(run, old_size, new_size)) return NULL;
    void *result = old_size == 0 ? take(arena, new_size) : resize(arena, block, old_size, new_size);
    if (result == NULL) {
        // Lua relies on shrinking to succeed. The bytes cut off are lost until the arena is released.
        if (new_size > old_size) {
            if (run->spent == SB_LUA_TRUE) run->spent = SB_LUA_OUT_OF_MEMORY;
            return NULL;
        }
        result = block;
    }
    arena->live = arena->live - old_size + new_size;
    return result;
}

void sb_arena_release(sb_arena *arena) {
    while (arena->chunks != NULL) {
        struct sb_chunk *chunk = arena->chunks;
        arena->chunks = chunk->previous;
        free(chunk);
    }
    while (arena->blocks != NULL) {
        struct sb_block *block = arena->blocks;
        arena->blocks = block->following;
        free(block);
    }
}

uint64_t sb_arena_place(const sb_arena *arena, const void *address) {
    for (const struct sb_chunk *chunk = arena->chunks; chunk != NULL; chunk = chunk->previous) {
        const uintptr_t offset = (uintptr_t)address - (uintptr_t)chunk;
        if (offset < chunk->size) return chunk->number << 24 | offset;
    }
    return 0;
}
