#include "internal.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/// Most numbers have few decimals. A whole number below 10^15 divided by a power of ten is rounded once, as reading its
/// decimal text is; so when the division gives the number back, those are its digits.
static int few_decimals(double magnitude, char digits[20], int *exponent) {
    if (magnitude < 1e-3 || magnitude >= 1e15) return 0;
    double power = 1;
    for (int decimals = 0; decimals <= 9 && magnitude * power < 1e15; decimals++, power *= 10) {
        const double scaled = nearbyint(magnitude * power);
        if (scaled / power != magnitude) continue;
        int count = snprintf(digits, 20, "%lld", (long long)scaled);
        *exponent = count - 1 - decimals;
        while (count > 1 && digits[count - 1] == '0') count--;
        return count;
    }
    return 0;
}

int sb_shortest(double number, char digits[20], int *exponent) {
    if (number == 0) {
        digits[0] = '0';
        *exponent = 0;
        return 1;
    }
    const int few = few_decimals(fabs(number), digits, exponent);
    if (few > 0) return few;
    char text[40];
    // 15 digits always survive a double, 17 always tell it apart; correctly rounded ones are tried in between.
    for (int precision = 15; precision <= 17; precision++) {
        snprintf(text, sizeof text, "%.*e", precision - 1, fabs(number));
        if (precision == 17 || strtod(text, NULL) == fabs(number)) break;
    }
    int count = 0;
    const char *next = text;
    for (; *next != 'e'; next++) {
        if (*next != '.') digits[count++] = *next;
    }
    *exponent = atoi(next + 1);
    while (count > 1 && digits[count - 1] == '0') count--;
    return count;
}

bool sb_is_whole(double number) {
    return number >= -0x1p63 && number < 0x1p63 && (double)(int64_t)number == number;
}

size_t sb_number_steps(double number) { return sb_is_whole(number) ? 4 : 24; }

int64_t sb_whole(double number) {
    if (isnan(number)) return 0;
    if (number >= 0x1p63) return INT64_MAX;
    return number < -0x1p63 ? INT64_MIN : (int64_t)number;
}

/// `1.5e+06`; JSON's exponent has no leading zero.
static size_t exponential(const char *digits, int count, int exponent, bool pads, char *text) {
    size_t length = 0;
    text[length++] = digits[0];
    if (count > 1) {
        text[length++] = '.';
        memcpy(text + length, digits + 1, (size_t)count - 1);
        length += (size_t)count - 1;
    }
    length += (size_t)snprintf(text + length, 8, pads ? "e%+03d" : "e%+d", exponent);
    return length;
}

/// Without exponent; at most 21 digits before the point and 6 zeros behind it.
static size_t plain(const char *digits, int count, int exponent, char *text) {
    size_t length = 0;
    if (exponent < 0) {
        memcpy(text, "0.0000000", 9);
        length = (size_t)(1 - exponent);
    }
    for (int index = 0; index < count || index <= exponent; index++) {
        if (index > 0 && index == exponent + 1) text[length++] = '.';
        text[length++] = index < count ? digits[index] : '0';
    }
    return length;
}

static size_t special(double number, char *text) {
    const char *name = isnan(number) ? "NaN" : number > 0 ? "+Inf" : "-Inf";
    const size_t length = strlen(name);
    memcpy(text, name, length);
    return length;
}

size_t sb_general_text(double number, char text[SB_NUMBER_ROOM]) {
    if (!isfinite(number)) return special(number, text);
    char digits[20];
    int exponent;
    const int count = sb_shortest(number, digits, &exponent);
    const size_t sign = signbit(number) ? 1 : 0;
    text[0] = '-';
    return sign
        + (exponent < -4 || exponent >= 6
               ? exponential(digits, count, exponent, true, text + sign)
               : plain(digits, count, exponent, text + sign));
}

size_t sb_number_text(double number, char text[SB_NUMBER_ROOM]) {
    if (sb_is_whole(number)) return (size_t)snprintf(text, SB_NUMBER_ROOM, "%lld", (long long)number);
    return sb_general_text(number, text);
}

size_t sb_json_number(double number, char text[SB_NUMBER_ROOM]) {
    const double magnitude = fabs(number);
    if (magnitude < 1e15 && magnitude >= 1 && sb_is_whole(number)) {
        return (size_t)snprintf(text, SB_NUMBER_ROOM, "%lld", (long long)number);
    }
    char digits[20];
    int exponent;
    const int count = sb_shortest(number, digits, &exponent);
    const size_t sign = signbit(number) ? 1 : 0;
    text[0] = '-';
    const bool is_plain = magnitude == 0 || (magnitude >= 1e-6 && magnitude < 1e21);
    return sign
        + (is_plain ? plain(digits, count, exponent, text + sign)
                    : exponential(digits, count, exponent, false, text + sign));
}

bool sb_read_number(const char *text, size_t length, double *number) {
    // Up to 15 digits are exact in a double, and nearly all numbers of events are such.
    if (length > 0 && length <= 15) {
        int64_t value = 0;
        size_t index = text[0] == '-' ? 1 : 0;
        const bool is_negative = index == 1;
        for (; index < length && text[index] >= '0' && text[index] <= '9'; index++) {
            value = value * 10 + (text[index] - '0');
        }
        if (index == length && length > (is_negative ? 1u : 0u)) {
            *number = is_negative ? -(double)value : (double)value;
            return true;
        }
    }
    char room[64];
    char *copy = length < sizeof room ? room : malloc(length + 1);
    if (copy == NULL) return false;
    memcpy(copy, text, length);
    copy[length] = '\0';
    char *end = NULL;
    *number = strtod(copy, &end);
    const bool is_read = length > 0 && end == copy + length && isfinite(*number);
    if (copy != room) free(copy);
    return is_read;
}
