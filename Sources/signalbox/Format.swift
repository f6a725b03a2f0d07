import ArgumentParser
import EventData
import Foundation
import Manifests

/// kubectl's `-o`.
enum Format: String, ExpressibleByArgument, CaseIterable {
    case json, yaml, wide, name

    /// Prints what needs no table; false when the caller's own table is wanted.
    func prints(_ json: JSON) throws -> Bool {
        switch self {
        case .json: Output.line(json.prettyText)
        case .yaml: Output.line(try json.yamlText())
        case .wide, .name: return false
        }
        return true
    }
}

/// What one object can be printed as; there is no table of it.
enum ObjectFormat: String, ExpressibleByArgument, CaseIterable {
    case json, yaml

    func print(_ json: JSON) throws {
        _ = try (self == .json ? Format.json : .yaml).prints(json)
    }
}

/// `1 sensor`, `2 sensors`.
func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

extension String {
    /// Safe as one segment of a path.
    var pathEscaped: String { addingPercentEncoding(withAllowedCharacters: .segment) ?? self }

    /// Safe as a value in a query.
    var queryEscaped: String { pathEscaped }
}

extension CharacterSet {
    fileprivate static let segment = CharacterSet.alphanumerics.intersection(.init(charactersIn: "\0"..."\u{7F}"))
        .union(.init(charactersIn: "-._~"))
}
