#ifndef CCONSOLE_H
#define CCONSOLE_H

#include <stddef.h>

/// One file of the console, as it stood when the program was built.
typedef struct {
    const char *name;
    const char *type;
    const unsigned char *bytes;
    size_t length;
} cconsole_file;

/// The files by number, counted from 0; null past the last.
const cconsole_file *cconsole_file_at(size_t number);

#endif
