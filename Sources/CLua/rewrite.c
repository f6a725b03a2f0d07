#include "internal.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

// Lua joins numbers with 14 digits, and that cannot be set from outside: `1709251199000000 .. ""` would be
// `1.709251199e+15`, where the reference keeps every digit. So each OP_CONCAT becomes a call. What is called is a
// number constant no script can compute, because numbers may have a `__call` metamethod and a constant needs no name
// that a script could see or change. Registers above the operands are free when a join happens, so the call fits
// there. The layout of bytecode and instructions is fixed for all of Lua 5.1; Lua checks the result again when it
// loads it.

enum {
    OP_MOVE = 0,
    OP_LOADK = 1,
    OP_CONCAT = 21,
    OP_JMP = 22,
    OP_CALL = 28,
    OP_FORLOOP = 31,
    OP_FORPREP = 32,
    OP_SETLIST = 34,
    MAXIMUM_REGISTERS = 250,
    MAXIMUM_BX = (1 << 18) - 1,
    JUMP_BIAS = MAXIMUM_BX >> 1,
    HEADER_BYTES = 12,
    CONSTANT_NUMBER = 3,
};

typedef struct reader {
    const char *next, *end;
    sb_bytes *output;
    const char *problem;
} reader;

void sb_bytes_append(sb_bytes *bytes, const void *data, size_t length) {
    if (bytes->failed) return;
    if (bytes->capacity - bytes->length < length) {
        const size_t capacity = (bytes->length + length) * 2;
        char *moved = realloc(bytes->data, capacity);
        if (moved == NULL) {
            bytes->failed = true;
            return;
        }
        bytes->data = moved;
        bytes->capacity = capacity;
    }
    memcpy(bytes->data + bytes->length, data, length);
    bytes->length += length;
}

double sb_concat_secret(void) {
    const uint64_t bits = 0x7FF8516E61CB0C5Du;
    double secret;
    memcpy(&secret, &bits, sizeof secret);
    return secret;
}

static const char *take(reader *r, size_t length) {
    if (r->problem != NULL || (size_t)(r->end - r->next) < length) {
        if (r->problem == NULL) r->problem = "unexpected bytecode";
        return NULL;
    }
    const char *data = r->next;
    r->next += length;
    return data;
}

static void copy(reader *r, size_t length) {
    const char *data = take(r, length);
    if (data != NULL) sb_bytes_append(r->output, data, length);
}

static int take_count(reader *r) {
    int count = 0;
    const char *data = take(r, sizeof count);
    if (data != NULL) memcpy(&count, data, sizeof count);
    if (count < 0) r->problem = "unexpected bytecode";
    return r->problem != NULL ? 0 : count;
}

static void put_count(reader *r, int count) { sb_bytes_append(r->output, &count, sizeof count); }

static int copy_count(reader *r) {
    const int count = take_count(r);
    put_count(r, count);
    return count;
}

static void copy_string(reader *r) {
    size_t length = 0;
    const char *data = take(r, sizeof length);
    if (data == NULL) return;
    memcpy(&length, data, sizeof length);
    sb_bytes_append(r->output, &length, sizeof length);
    copy(r, length);
}

static uint32_t opcode(uint32_t instruction) { return instruction & 0x3F; }
static uint32_t operand_a(uint32_t instruction) { return instruction >> 6 & 0xFF; }
static uint32_t operand_b(uint32_t instruction) { return instruction >> 23; }
static uint32_t operand_c(uint32_t instruction) { return instruction >> 14 & 0x1FF; }
static uint32_t encoded(uint32_t op, uint32_t a, uint32_t b, uint32_t c) { return op | a << 6 | b << 23 | c << 14; }

static bool is_jump(uint32_t instruction) {
    return opcode(instruction) == OP_JMP || opcode(instruction) == OP_FORLOOP || opcode(instruction) == OP_FORPREP;
}

/// The code of one function, and where each instruction (and the end) goes.
typedef struct code {
    const char *old;
    int count;
    int *places;
    bool *is_join;
    int new_count;
    uint32_t registers;
    bool has_joins;
} code;

static uint32_t instruction_at(const code *c, int index) {
    uint32_t instruction;
    memcpy(&instruction, c->old + (size_t)index * sizeof instruction, sizeof instruction);
    return instruction;
}

static uint32_t operand_count(uint32_t join) { return operand_c(join) - operand_b(join) + 1; }

/// Whether there are registers for all operands of a join after themselves and the callee.
static bool fits_one_call(uint32_t join) { return operand_c(join) + operand_count(join) + 2 <= MAXIMUM_REGISTERS; }

/// Counts what each join becomes: load the callee, move each operand, call, move the result; where registers are
/// short the same for two operands at a time.
static void plan(reader *r, code *c) {
    int place = 0;
    bool is_data = false;
    for (int index = 0; index < c->count; index++) {
        const uint32_t instruction = instruction_at(c, index);
        c->places[index] = place;
        c->is_join[index] = !is_data && opcode(instruction) == OP_CONCAT;
        is_data = !is_data && opcode(instruction) == OP_SETLIST && operand_c(instruction) == 0;
        place++;
        if (!c->is_join[index]) continue;
        const uint32_t operands = operand_count(instruction);
        const bool is_one_call = fits_one_call(instruction);
        const uint32_t registers = operand_c(instruction) + (is_one_call ? operands : 2) + 2;
        if (operand_c(instruction) <= operand_b(instruction) || registers > MAXIMUM_REGISTERS) {
            r->problem = "too many values are joined with '..' in one expression";
            return;
        }
        if (registers > c->registers) c->registers = registers;
        c->has_joins = true;
        place += is_one_call ? (int)operands + 2 : 5 * ((int)operands - 1) - 1;
    }
    c->places[c->count] = place;
    c->new_count = place;
}

static void put_instruction(reader *r, uint32_t instruction) {
    sb_bytes_append(r->output, &instruction, sizeof instruction);
}

/// A call that joins the registers `first` to `last` and puts the result into `target`.
static void put_call(reader *r, uint32_t target, uint32_t first, uint32_t last, uint32_t callee, uint32_t secret) {
    put_instruction(r, OP_LOADK | callee << 6 | secret << 14);
    for (uint32_t index = 0; index <= last - first; index++) {
        put_instruction(r, encoded(OP_MOVE, callee + 1 + index, first + index, 0));
    }
    put_instruction(r, encoded(OP_CALL, callee, last - first + 2, 2));
    put_instruction(r, encoded(OP_MOVE, target, callee, 0));
}

static void put_join(reader *r, uint32_t instruction, uint32_t secret) {
    const uint32_t target = operand_a(instruction), first = operand_b(instruction), last = operand_c(instruction);
    if (fits_one_call(instruction)) return put_call(r, target, first, last, last + 1, secret);
    for (uint32_t left = last - 1; left > first; left--) put_call(r, left, left, left + 1, last + 1, secret);
    put_call(r, target, first, first + 1, last + 1, secret);
}

static void put_code(reader *r, const code *c, uint32_t secret) {
    put_count(r, c->new_count);
    for (int index = 0; index < c->count; index++) {
        const uint32_t instruction = instruction_at(c, index);
        const bool is_data = index > 0 && opcode(instruction_at(c, index - 1)) == OP_SETLIST
            && operand_c(instruction_at(c, index - 1)) == 0;
        if (c->is_join[index]) {
            put_join(r, instruction, secret);
        } else if (!is_data && is_jump(instruction)) {
            const int target = index + 1 + (int)(instruction >> 14) - JUMP_BIAS;
            if (target < 0 || target > c->count) {
                r->problem = "unexpected bytecode";
                return;
            }
            const int distance = c->places[target] - (c->places[index] + 1) + JUMP_BIAS;
            if (distance < 0 || distance > MAXIMUM_BX) {
                r->problem = "a loop or branch is too long";
                return;
            }
            put_instruction(r, (instruction & 0x3FFF) | (uint32_t)distance << 14);
        } else {
            put_instruction(r, instruction);
        }
    }
}

static void copy_constants(reader *r, bool adds_secret) {
    const int count = take_count(r);
    if (count >= MAXIMUM_BX) r->problem = "too many constants";
    put_count(r, count + (adds_secret ? 1 : 0));
    for (int index = 0; index < count && r->problem == NULL; index++) {
        const char *type = take(r, 1);
        if (type == NULL) return;
        sb_bytes_append(r->output, type, 1);
        switch (*type) {
        case LUA_TNIL: break;
        case LUA_TBOOLEAN: copy(r, 1); break;
        case LUA_TNUMBER: copy(r, sizeof(double)); break;
        case LUA_TSTRING: copy_string(r); break;
        default: r->problem = "unexpected bytecode";
        }
    }
    if (!adds_secret) return;
    const char type = CONSTANT_NUMBER;
    const double secret = sb_concat_secret();
    sb_bytes_append(r->output, &type, 1);
    sb_bytes_append(r->output, &secret, sizeof secret);
}

/// Lines of instructions, then names of locals and upvalues, which messages use.
static void copy_names(reader *r, const code *c) {
    const int lines = take_count(r);
    put_count(r, lines == c->count ? c->new_count : 0);
    for (int index = 0; index < lines && r->problem == NULL; index++) {
        const char *line = take(r, sizeof(int));
        if (line == NULL || lines != c->count) continue;
        for (int place = c->places[index]; place < c->places[index + 1]; place++) {
            sb_bytes_append(r->output, line, sizeof(int));
        }
    }
    const int locals = copy_count(r);
    for (int index = 0; index < locals && r->problem == NULL; index++) {
        copy_string(r);
        for (int edge = 0; edge < 2; edge++) {
            const int place = take_count(r);
            put_count(r, c->places[place <= c->count ? place : c->count]);
        }
    }
    const int upvalues = copy_count(r);
    for (int index = 0; index < upvalues && r->problem == NULL; index++) copy_string(r);
}

/// The count of constants, which stands behind the code but numbers the secret in it.
static int constant_count(const code *c) {
    int count;
    memcpy(&count, c->old + (size_t)c->count * sizeof(uint32_t), sizeof count);
    return count;
}

static void copy_function(reader *r);

static void copy_body(reader *r, code *c, unsigned char registers) {
    plan(r, c);
    if (r->problem != NULL) return;
    if (c->registers > registers) registers = (unsigned char)c->registers;
    sb_bytes_append(r->output, &registers, 1);
    if ((size_t)(r->end - r->next) < sizeof(int) || constant_count(c) > MAXIMUM_BX) {
        r->problem = "unexpected bytecode";
        return;
    }
    put_code(r, c, (uint32_t)constant_count(c));
    copy_constants(r, c->has_joins);
    const int functions = copy_count(r);
    for (int index = 0; index < functions && r->problem == NULL; index++) copy_function(r);
    copy_names(r, c);
}

/// Functions are nested no deeper than Lua's parser allows (200).
static void copy_function(reader *r) {
    copy_string(r);
    copy(r, 2 * sizeof(int) + 3);
    const char *registers = take(r, 1);
    code c = {.count = take_count(r)};
    c.old = take(r, (size_t)c.count * sizeof(uint32_t));
    if (r->problem != NULL) return;
    c.places = calloc((size_t)c.count + 1, sizeof(int));
    c.is_join = calloc((size_t)c.count + 1, sizeof(bool));
    if (c.places == NULL || c.is_join == NULL) r->problem = "out of memory";
    else copy_body(r, &c, (unsigned char)*registers);
    free(c.places);
    free(c.is_join);
}

const char *sb_rewrite(const char *bytecode, size_t length, sb_bytes *output) {
    reader r = {bytecode, bytecode + length, output, NULL};
    copy(&r, HEADER_BYTES);
    copy_function(&r);
    if (r.problem == NULL && output->failed) r.problem = "out of memory";
    return r.problem;
}
