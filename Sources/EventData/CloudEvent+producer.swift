/// The producer's attributes as they are stored: one JSON object of texts, by name.
extension CloudEvent {
    /// nil when there are none.
    package var producerText: String? {
        guard !producer.isEmpty else { return nil }
        return JSON.object(JSONObject(producer.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) })).text
    }

    /// Reads `producerText`; none where the text is no object.
    package static func producer(in text: String) -> [String: String] {
        guard case .success(let json) = Result(catching: { try JSON(parsing: text) }) else { return [:] }
        let members = json.object?.members ?? []
        return Dictionary(members.compactMap { member in member.value.string.map { (member.name, $0) } }) { $1 }
    }
}
