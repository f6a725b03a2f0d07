#define _GNU_SOURCE
#include "include/disk_writes.h"

#include <fcntl.h>

void file_write_back(int descriptor) {
    // Not fsync: that would take a failure away from the one who has to hear of it.
    sync_file_range(
        descriptor, 0, 0, SYNC_FILE_RANGE_WAIT_BEFORE | SYNC_FILE_RANGE_WRITE | SYNC_FILE_RANGE_WAIT_AFTER
    );
}
