import EventData

extension JSON {
    /// The value found by following member names; setting makes objects on the way, and nothing for nil.
    subscript(first: String, second: String) -> JSON? {
        get { self[first]?[second] }
        set {
            guard newValue != nil || self[first]?[second] != nil else { return }
            var inner = self[first] ?? [:]
            inner[second] = newValue
            self[first] = inner
        }
    }

    subscript(first: String, second: String, third: String) -> JSON? {
        get { self[first]?[second]?[third] }
        set {
            guard newValue != nil || self[first]?[second]?[third] != nil else { return }
            var inner = self[first] ?? [:]
            inner[second, third] = newValue
            self[first] = inner
        }
    }

    /// What a manifest may write for a text: a string, or anything else but null as its JSON text.
    var scalarText: String? {
        switch self {
        case .string(let text): text
        case .null: nil
        default: self.text
        }
    }

    /// A whole number, or a text of one.
    var wholeNumber: Int? { integer ?? string.flatMap { Int($0) } }

    /// The entry of a list of objects whose `name` is this.
    func named(_ name: String) -> JSON? { array?.first { $0["name"]?.string == name } }
}
