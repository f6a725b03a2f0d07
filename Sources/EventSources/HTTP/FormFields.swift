/// The fields of a URL-encoded form or query, sorted by name; the values of each keep their order.
struct FormFields: Equatable {
    enum Problem: Error { case malformed, notText }

    let values: [(name: String, values: [String])]

    init(form bytes: [UInt8]) throws(Problem) {
        var pairs: [(name: String, value: String)] = []
        for pair in bytes.split(separator: UInt8(ascii: "&")) {
            guard let (name, value) = Self.decoded(pair) else { throw .malformed }
            guard let name = String(validating: name, as: UTF8.self),
                let value = String(validating: value, as: UTF8.self)
            else { throw .notText }
            pairs.append((name, value))
        }
        values = Self.grouped(pairs)
    }

    /// Leaves out malformed pairs, as Argo Events does.
    init(query: String) {
        let pairs = Array(query.utf8).split(separator: UInt8(ascii: "&")).compactMap { pair in
            Self.decoded(pair).map { name, value in
                (name: String(decoding: name, as: UTF8.self), value: String(decoding: value, as: UTF8.self))
            }
        }
        values = Self.grouped(pairs)
    }

    /// The first value of a field; nil when there is none.
    func first(_ name: String) -> String? { values.first { $0.name == name }?.values.first }

    static func == (left: FormFields, right: FormFields) -> Bool {
        left.values.elementsEqual(right.values) { $0.name == $1.name && $0.values == $1.values }
    }

    private static func decoded(_ pair: ArraySlice<UInt8>) -> (name: [UInt8], value: [UInt8])? {
        let equals = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
        guard !pair.contains(UInt8(ascii: ";")),
            let name = PercentEncoding.decodedBytes(pair[..<equals], plusIsSpace: true),
            let value = PercentEncoding.decodedBytes(pair[equals...].dropFirst(), plusIsSpace: true)
        else { return nil }
        return (name, value)
    }

    private static func grouped(_ pairs: [(name: String, value: String)]) -> [(name: String, values: [String])] {
        Dictionary(grouping: pairs, by: \.name)
            .map { (name: $0.key, values: $0.value.map(\.value)) }
            .sorted { $0.name < $1.name }
    }
}
