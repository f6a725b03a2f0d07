extension ManifestReader {
    /// Brokers' own limit: the name is that of a directory too.
    private static let longestTopic = 249

    /// A topic's name, which is warned of where no broker can have it; a parameter may still write another.
    package func kafkaTopic(_ name: String) -> String {
        let topic = string(name)
        warn(ofTopic: topic, name)
        return topic
    }

    /// `ending` is what a second topic has behind the name, so that there must be room for it.
    func warn(ofTopic topic: String, _ name: String, ending: String = "") {
        let longest = Self.longestTopic - ending.utf8.count
        let isPossible =
            topic.utf8.count <= longest && ![".", ".."].contains(topic) && topic.utf8.allSatisfy(Self.isPartOfTopic)
        if !isPossible {
            let second = ending.isEmpty ? "" : "; there is a topic with '\(ending)' behind it, too"
            let fix = "use at most \(longest) letters, digits, '.', '_' and '-'\(second)"
            warn(name, "is '\(topic)', which brokers refuse", fix: fix)
        }
    }

    private static func isPartOfTopic(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
