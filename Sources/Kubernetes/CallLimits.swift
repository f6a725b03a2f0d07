/// How long and how large one exchange with the server may be; tests shorten what they wait for.
package struct CallLimits: Sendable {
    /// From the start of a request until the head of its answer.
    package var answer = Duration.seconds(30)
    /// Longest silence inside an answer's body.
    package var silence = Duration.seconds(30)
    /// Longest time for a whole answer: a list of many thousand Workflows is slow, not endless.
    package var body = Duration.seconds(120)
    /// The server sends a bookmark about each minute, so more silence in a watch means that the connection is dead.
    package var watchSilence = Duration.seconds(90)
    /// For an exec plugin that asks a cloud's API; one that waits for a person will not get one here.
    package var execPlugin = Duration.seconds(60)
    /// A list of a few thousand large Workflows; more needs pages.
    package var bodyBytes = 256 << 20

    /// A host that takes longer is not there.
    static let connectTimeout = Duration.seconds(10)
    /// Enough for any Status object; the rest of an error's body is not wanted.
    static let maximumErrorBytes = 1 << 20
    /// HTTP/1 carries one request at a time per connection; the library's own limit of 8 would stall watches.
    static let connectionsPerHost = 64

    package init() {}
}
