#ifndef SIGNALBOX_CRDKAFKA_SHIM_H
#define SIGNALBOX_CRDKAFKA_SHIM_H

#include <librdkafka/rdkafka.h>

#endif
