#include "internal.h"

#include <float.h>
#include <math.h>
#include <string.h>

#define SB_OF_ONE(name, expression)                 \
    static int math_##name(lua_State *L) {          \
        const double x = luaL_checknumber(L, 1);    \
        lua_pushnumber(L, expression);              \
        return 1;                                   \
    }

#define SB_OF_TWO(name, expression)                 \
    static int math_##name(lua_State *L) {          \
        const double x = luaL_checknumber(L, 1);    \
        const double y = luaL_checknumber(L, 2);    \
        lua_pushnumber(L, expression);              \
        return 1;                                   \
    }

SB_OF_ONE(abs, fabs(x))
SB_OF_ONE(acos, acos(x))
SB_OF_ONE(asin, asin(x))
SB_OF_ONE(atan, atan(x))
SB_OF_ONE(ceil, ceil(x))
SB_OF_ONE(cos, cos(x))
SB_OF_ONE(cosh, cosh(x))
SB_OF_ONE(deg, x * 180 / M_PI)
SB_OF_ONE(exp, exp(x))
SB_OF_ONE(floor, floor(x))
SB_OF_ONE(log, log(x))
SB_OF_ONE(log10, log10(x))
SB_OF_ONE(rad, x * M_PI / 180)
SB_OF_ONE(sin, sin(x))
SB_OF_ONE(sinh, sinh(x))
SB_OF_ONE(sqrt, sqrt(x))
SB_OF_ONE(tan, tan(x))
SB_OF_ONE(tanh, tanh(x))
SB_OF_TWO(atan2, atan2(x, y))
SB_OF_TWO(fmod, fmod(x, y))
SB_OF_TWO(mod, x - floor(x / y) * y)
SB_OF_TWO(pow, pow(x, y))

static int math_ldexp(lua_State *L) {
    const double x = luaL_checknumber(L, 1);
    const int64_t exponent = sb_integer(L, 2);
    lua_pushnumber(L, ldexp(x, exponent > 5000 ? 5000 : exponent < -5000 ? -5000 : (int)exponent));
    return 1;
}

static int math_frexp(lua_State *L) {
    int exponent = 0;
    lua_pushnumber(L, frexp(luaL_checknumber(L, 1), &exponent));
    lua_pushinteger(L, exponent);
    return 2;
}

static int math_modf(lua_State *L) {
    double whole = 0;
    const double fraction = modf(luaL_checknumber(L, 1), &whole);
    lua_pushnumber(L, whole);
    lua_pushnumber(L, fraction);
    return 2;
}

static int math_max(lua_State *L) {
    double largest = luaL_checknumber(L, 1);
    for (int index = 2; index <= lua_gettop(L); index++) {
        const double next = luaL_checknumber(L, index);
        if (next > largest) largest = next;
    }
    lua_pushnumber(L, largest);
    return 1;
}

static int math_min(lua_State *L) {
    double smallest = luaL_checknumber(L, 1);
    for (int index = 2; index <= lua_gettop(L); index++) {
        const double next = luaL_checknumber(L, index);
        if (next < smallest) smallest = next;
    }
    lua_pushnumber(L, smallest);
    return 1;
}

static uint64_t digest(const char *bytes, size_t length) {
    uint64_t hash = 0xCBF29CE484222325u;
    for (size_t index = 0; index < length; index += 8) {
        uint64_t word = 0;
        memcpy(&word, bytes + index, length - index < 8 ? length - index : 8);
        hash = (hash ^ word) * 0x9E3779B97F4A7C15u;
        hash ^= hash >> 29;
    }
    return hash | 1;
}

/// Sampling works, and a redelivered event is sampled the same way: the numbers come from the event's bytes.
static double next_fraction(sb_run *run) {
    if (run->random == 0) run->random = digest(run->json, run->length);
    run->random ^= run->random << 13;
    run->random ^= run->random >> 7;
    run->random ^= run->random << 17;
    return (double)(run->random * 0x2545F4914F6CDD1Du >> 11) * 0x1p-53;
}

static int math_random(lua_State *L) {
    const double fraction = next_fraction(sb_run_of(L));
    if (lua_gettop(L) == 0) {
        lua_pushnumber(L, fraction);
        return 1;
    }
    const double low = lua_gettop(L) == 1 ? 1 : floor(luaL_checknumber(L, 1));
    const double high = floor(luaL_checknumber(L, lua_gettop(L) == 1 ? 1 : 2));
    luaL_argcheck(L, low <= high, lua_gettop(L) == 1 ? 1 : 2, "interval is empty");
    lua_pushnumber(L, low + floor(fraction * (high - low + 1)));
    return 1;
}

static int math_randomseed(lua_State *L) {
    sb_run_of(L)->random = (uint64_t)sb_integer(L, 1) * 0x9E3779B97F4A7C15u | 1;
    return 0;
}

static const luaL_Reg functions[] = {
    {"abs", math_abs},
    {"acos", math_acos},
    {"asin", math_asin},
    {"atan", math_atan},
    {"atan2", math_atan2},
    {"ceil", math_ceil},
    {"cos", math_cos},
    {"cosh", math_cosh},
    {"deg", math_deg},
    {"exp", math_exp},
    {"floor", math_floor},
    {"fmod", math_fmod},
    {"frexp", math_frexp},
    {"ldexp", math_ldexp},
    {"log", math_log},
    {"log10", math_log10},
    {"max", math_max},
    {"min", math_min},
    {"mod", math_mod},
    {"modf", math_modf},
    {"pow", math_pow},
    {"rad", math_rad},
    {"random", math_random},
    {"randomseed", math_randomseed},
    {"sin", math_sin},
    {"sinh", math_sinh},
    {"sqrt", math_sqrt},
    {"tan", math_tan},
    {"tanh", math_tanh},
    {NULL, NULL},
};

void sb_open_math(lua_State *L) {
    lua_newtable(L);
    sb_register(L, functions);
    lua_pushnumber(L, M_PI);
    lua_setfield(L, -2, "pi");
    // The reference's "huge" is the largest number, not infinity.
    lua_pushnumber(L, DBL_MAX);
    lua_setfield(L, -2, "huge");
    lua_setglobal(L, "math");
}
