#ifndef SIGNALBOX_CJQ_ORDER_H
#define SIGNALBOX_CJQ_ORDER_H

/// Finds libjq's own functions; must have run before the first object is walked.
void sb_order_prepare(void);

/// Forgets the objects that were walked last.
void sb_order_forget(void);

#endif
