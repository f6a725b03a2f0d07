/// What waits in the bus, in numbers.
struct BusStanding: Sendable {
    /// Whether the bus answered.
    var isUp = true
    /// Events that some sensor has not decided on.
    var unread = 0
    /// Seconds for which the oldest of them has waited.
    var oldestUnread = 0.0
    var held = 0
    /// Invocations that are not done, due or waiting for something.
    var pending = 0
    var deadLetters = 0
}
