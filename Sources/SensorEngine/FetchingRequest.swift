import EventData
import Manifests

/// The request of an invocation whose resource is fetched by each attempt.
///
/// The values of its parameters are known when it is decided, and written when the object is there: so what is stored
/// can be explained and repeated without the events.
struct FetchingRequest: Sendable {
    /// The members of the request but `parameters`.
    private let members: [(name: String, value: JSONText)]

    /// - Parameter frame: a kind's block; of `source` only the member that counts.
    init(_ frame: JSON) {
        members = (frame.object?.members ?? []).map { ($0.name, JSONText($0.value)) }
    }

    /// The whole request; `place` is how the parameters are called in errors.
    func with(
        _ parameters: [Parameter],
        in rendering: inout Rendering,
        at place: String
    ) throws(RenderError) -> JSONText {
        var list: [UInt8] = []
        for (index, parameter) in parameters.enumerated() {
            do throws(RenderError) {
                try parameter.destination.requireText()
                guard let value = try rendering.resolve(parameter, at: place, index: index) else { continue }
                list += (list.isEmpty ? "[" : ",").utf8
                list += value.entry.bytes
                try rendering.refuse(longerThanMaximum: list.count)
            } catch {
                throw error.at("\(place)[\(index)]")
            }
        }
        guard !list.isEmpty else { return .object(members) }
        list += "]".utf8
        return .object(members + [("parameters", JSONText(validated: list))])
    }
}
