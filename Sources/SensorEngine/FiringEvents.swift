import EventData

/// The events of one firing by dependency, as parameters see them.
package struct FiringEvents: Sendable {
    private let members: [(dependency: String, event: DecodedEvent)]

    /// - Parameter members: in the order of the condition.
    package init(_ members: [(dependency: String, event: DecodedEvent)]) {
        self.members = members
    }

    /// Several events of one dependency, gathered by a debounce, read as the last of them with the data of all in a
    /// list, oldest first.
    init(gathering arrivals: [Arrival]) {
        if arrivals.count == 1 {
            self.init(arrivals.map { ($0.dependency, $0.event) })
            return
        }
        var order: [String] = []
        var events: [String: [DecodedEvent]] = [:]
        for arrival in arrivals {
            if events[arrival.dependency] == nil { order.append(arrival.dependency) }
            events[arrival.dependency, default: []].append(arrival.event)
        }
        self.init(order.compactMap { name in events[name].flatMap(DecodedEvent.init(gathering:)).map { (name, $0) } })
    }

    /// nil when the dependency has no event in this firing.
    package subscript(dependency: String) -> DecodedEvent? {
        members.first { $0.dependency == dependency }?.event
    }
}

extension DecodedEvent {
    /// nil for no events at all; one event is itself.
    fileprivate init?(gathering events: [DecodedEvent]) {
        guard let last = events.last else { return nil }
        guard events.count > 1 else {
            self = last
            return
        }
        let list = events.map { Array($0.listedData) }.joined(separator: [UInt8(ascii: ",")])
        var event = last.event
        event.data = [UInt8(ascii: "[")] + list + [UInt8(ascii: "]")]
        event.dataContentType = "application/json"
        self.init(event)
    }

    /// JSON as it is; other data as text in base64.
    private var listedData: [UInt8] {
        if case .success(let document)? = document { return Array(document.bytes) }
        return JSON.string(base64(event.data ?? [])).bytes
    }
}
