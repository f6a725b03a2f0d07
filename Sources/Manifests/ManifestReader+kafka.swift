extension ManifestReader {
    /// Brokers' own limit: the name is that of a directory too.
    private static let longestTopic = 249

    /// A topic's name, which is warned of where no broker can have it; a parameter may still write another.
    package func kafkaTopic(_ name: String) -> String {
        let topic = string(name)
        warn(ofTopic: topic, name)
        return topic
    }

    func warn(ofTopic topic: String, _ name: String) {
        let isPossible =
            topic.utf8.count <= Self.longestTopic && ![".", ".."].contains(topic)
            && topic.utf8.allSatisfy(Self.isPartOfTopic)
        if !isPossible {
            let fix = "use at most \(Self.longestTopic) letters, digits, '.', '_' and '-'"
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
