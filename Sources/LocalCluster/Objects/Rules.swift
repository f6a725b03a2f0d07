import EventData
import FoundationEssentials

/// Largest sum of the values in one Secret or ConfigMap, in bytes; the limit of a real cluster.
let largestDataBytes = 1 << 20

@Sendable func secretProblems(_ secret: JSON) -> [FieldProblem] {
    var problems = dataKeyProblems(secret, "data")
    var bytes = 0
    for (name, value) in secret["data"]?.object?.members ?? [] {
        // The value stays out of the message: it may be a secret that was not encoded.
        guard let text = value.string, let decoded = Data(base64Encoded: text) else {
            problems.append(.unusable("data[\(name)]", "must be base64 text (stringData takes plain text)"))
            continue
        }
        bytes += decoded.count
    }
    if secret["stringData"] != nil { problems.append(.unusable("stringData", "must hold strings only")) }
    if bytes > largestDataBytes { problems.append(.tooLong("data", limit: largestDataBytes)) }
    return problems
}

@Sendable func configMapProblems(_ map: JSON) -> [FieldProblem] {
    var problems = dataKeyProblems(map, "data") + dataKeyProblems(map, "binaryData")
    var bytes = 0
    for (name, value) in map["data"]?.object?.members ?? [] {
        guard let text = value.string else {
            problems.append(.wrongType("data[\(name)]", value, expected: "string"))
            continue
        }
        bytes += text.utf8.count
    }
    for (name, value) in map["binaryData"]?.object?.members ?? [] {
        guard let text = value.string, let decoded = Data(base64Encoded: text) else {
            problems.append(.unusable("binaryData[\(name)]", "must be base64 text"))
            continue
        }
        bytes += decoded.count
    }
    if bytes > largestDataBytes { problems.append(.tooLong("data", limit: largestDataBytes)) }
    return problems
}

private func dataKeyProblems(_ object: JSON, _ field: String) -> [FieldProblem] {
    guard let data = object[field], data != .null else { return [] }
    guard let members = data.object?.members else { return [.wrongType(field, data, expected: "object")] }
    return members.filter { !isDataKey($0.name) }.map {
        .invalid("\(field)[\($0.name)]", $0.name, "must be at most 253 letters, digits, '-', '_' and '.'")
    }
}

private func isDataKey(_ key: String) -> Bool {
    (1...253).contains(key.utf8.count) && key != "." && key != ".." && key.utf8.allSatisfy { isWordByte($0) }
}

/// Letters, digits, '-', '_' and '.', as in label values and data keys.
func isWordByte(_ byte: UInt8) -> Bool { isAlphanumeric(byte) || byte == 0x2D || byte == 0x5F || byte == 0x2E }

func isAlphanumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
}
