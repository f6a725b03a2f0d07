#ifndef SIGNALBOX_CJQ_INDEX_H
#define SIGNALBOX_CJQ_INDEX_H

/// Finds libjq's own function; must have run before the first program does.
void sb_index_prepare(void);

#endif
