import EventData
import Expressions
import Foundation
import Manifests
import SensorEngine
import Testing

extension CloudEvent {
    /// An event as golden cases write it.
    init(golden json: JSON) {
        let context = json["context"]
        func text(_ name: String) -> String { context?[name]?.string ?? "" }
        let bytes = json["dataText"]?.string.map { Array($0.utf8) }
        let decoded = json["dataB64"]?.string.flatMap { Data(base64Encoded: $0) }.map { Array($0) }
        self.init(
            id: text("id"),
            source: text("source"),
            subject: text("subject"),
            type: text("type"),
            time: Timestamp(rfc3339: text("time")) ?? Timestamp(seconds: 0),
            specVersion: text("specversion"),
            dataContentType: context == nil ? "application/json" : text("datacontenttype"),
            data: bytes ?? decoded
        )
    }
}

extension FiringEvents {
    init(golden json: JSON?) {
        let members = json?.object?.members ?? []
        self.init(members.map { ($0.name, DecodedEvent(CloudEvent(golden: $0.value))) })
    }
}

/// A golden request that our manifests cannot even express: refused at load, which is an error as well.
struct Unwritable: Error {}

extension Parameter {
    init(golden json: JSON) throws {
        let operation = json["operation"]?.string ?? ""
        guard let known = operation.isEmpty ? .overwrite : Operation(rawValue: operation) else { throw Unwritable() }
        self.init(
            source: try Source(golden: try #require(json["src"])),
            destination: JSONDestination(json["dest"]?.string ?? ""),
            operation: known
        )
    }

    static func list(golden json: JSON?) throws -> [Parameter] { try (json?.array ?? []).map(Parameter.init(golden:)) }
}

extension Parameter.Source {
    init(golden json: JSON) throws {
        func path(_ name: String) -> JSONPath? {
            json[name]?.string.flatMap { $0.isEmpty ? nil : JSONPath($0) }
        }
        self.init(
            dependencyName: try #require(json["dependencyName"]?.string),
            contextKey: path("contextKey"),
            dataKey: path("dataKey"),
            value: json["value"]?.string,
            useRawData: json["useRawData"]?.bool ?? false
        )
    }
}

extension JSON {
    /// Whether a source anywhere in here uses a template, which is not built yet.
    var usesTemplates: Bool {
        switch self {
        case .array(let elements): elements.contains(where: \.usesTemplates)
        case .object(let object):
            object.members.contains { member in
                ["dataTemplate", "contextTemplate"].contains(member.name) && member.value.string != ""
                    || member.value.usesTemplates
            }
        default: false
        }
    }
}

extension Filters {
    init(golden json: JSON, kindsOperator: JSON?) throws {
        self.init(
            kindsOperator: try Self.logicalOperator(kindsOperator),
            data: try json["data"]?.array?.map(DataFilter.init(golden:)),
            dataOperator: try Self.logicalOperator(json["dataLogicalOperator"])
        )
    }

    private static func logicalOperator(_ json: JSON?) throws -> LogicalOperator {
        let text = json?.string ?? ""
        guard let known = text.isEmpty ? .and : LogicalOperator(rawValue: text) else { throw Unwritable() }
        return known
    }
}

extension DataFilter {
    init(golden json: JSON) throws {
        let values = (json["value"]?.array ?? []).compactMap(\.string)
        let text = json["comparator"]?.string ?? ""
        guard let comparator = text.isEmpty ? .equal : Comparator(rawValue: text) else { throw Unwritable() }
        self.init(
            path: JSONPath(json["path"]?.string ?? ""),
            comparator: comparator,
            expected: Expected(type: json["type"]?.string ?? "", values: values),
            values: values
        )
    }
}

extension DataFilter.Expected {
    /// A type that does not exist fails when it is reached, as a value that cannot be read does.
    init(type: String, values: [String]) {
        switch type {
        case "bool":
            self = .bools(
                values.map { value in Result { () throws(ExpressionError) in try Bool.parsing(goText: value) } }
            )
        case "number":
            self = .numbers(
                values.map { value in Result { () throws(ExpressionError) in try Double.parsing(goText: value) } }
            )
        case "string":
            self = .patterns(
                values.map { value in Result { () throws(ExpressionError) in try RegularExpression(value) } }
            )
        default: self = .patterns([.failure(ExpressionError(problem: "no such type", fix: ""))])
        }
    }
}
