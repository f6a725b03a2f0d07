import EventData

/// The text of a request around its resource, made once, so that a firing only puts the resource between.
struct RequestFrame: Sendable {
    private let head: [UInt8]
    private let tail: [UInt8]

    /// - Parameter block: a kind's block with its `source`; the other members are kept in their order.
    init(_ block: JSON) {
        let members = block.object?.members ?? []
        let place = members.firstIndex { $0.name == "source" } ?? members.count
        let before = members[..<place].map { Self.text($0) + "," }
        let after = members[place...].dropFirst().map { "," + Self.text($0) }
        head = Array("{\(before.joined())\"source\":{\"resource\":".utf8)
        tail = Array("}\(after.joined())}".utf8)
    }

    /// The whole request.
    func around(_ resource: JSONText) -> JSONText { JSONText(validated: head + resource.bytes + tail) }

    private static func text(_ member: (name: String, value: JSON)) -> String {
        JSON.string(member.name).text + ":" + member.value.text
    }
}
