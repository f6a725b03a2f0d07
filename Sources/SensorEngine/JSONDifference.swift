import EventData

/// One place in which two trees differ, on one line: `filters.data[0].value[0]: "main" → "dev"`.
struct JSONDifference {
    /// Values are quoted up to this many bytes; what it is about is the place.
    static let longestValueBytes = 60

    let path: String
    let old: JSON?
    let new: JSON?

    var line: String {
        let place = path.isEmpty ? "" : "\(path): "
        return switch (old, new) {
        case (nil, let new?): "\(place)added \(Self.short(new))"
        case (let old?, nil): "\(place)removed \(Self.short(old))"
        case (let old?, let new?): "\(place)\(Self.short(old)) → \(Self.short(new))"
        case (nil, nil): "\(place)unchanged"
        }
    }

    private static func short(_ json: JSON) -> String { json.text.clipped(to: longestValueBytes) }

    /// All differences, by the order of the old tree and then of what is new.
    ///
    /// Depth is bounded by that of a manifest.
    static func between(_ old: JSON?, _ new: JSON?, at path: String = "") -> [JSONDifference] {
        switch (old, new) {
        case (let old, let new) where old == new: return []
        case (.object(let old)?, .object(let new)?):
            let names = old.members.map(\.name) + new.members.map(\.name).filter { old[$0] == nil }
            return names.flatMap { between(old[$0], new[$0], at: path.isEmpty ? $0 : "\(path).\($0)") }
        case (.array(let old)?, .array(let new)?):
            return (0..<max(old.count, new.count)).flatMap { index in
                between(
                    index < old.count ? old[index] : nil,
                    index < new.count ? new[index] : nil,
                    at: "\(path)[\(index)]"
                )
            }
        default: return [JSONDifference(path: path, old: old, new: new)]
        }
    }
}
