import EventData

/// What an API server asks: may this object be stored? It is an `AdmissionReview` of `admission.k8s.io/v1`.
package struct AdmissionReview: Sendable {
    /// What is wrong with a body that is no such question.
    package struct Unreadable: Error, Sendable, Equatable {
        package let message: String
    }

    package enum Operation: String, Sendable {
        case create = "CREATE"
        case update = "UPDATE"
        case delete = "DELETE"
        case connect = "CONNECT"
    }

    static let apiVersion = "admission.k8s.io/v1"

    /// Goes back with the answer.
    let uid: String
    let operation: Operation
    let apiVersion: String
    let kind: String
    let namespace: String
    /// What the object is called, or begins with where it is to be given a name.
    let name: String
    /// `status`; empty for the object itself.
    let subresource: String
    /// JSON as it was sent; nil where the operation has none.
    let object: JSONText?
    /// What is stored now.
    let oldObject: JSONText?

    package init(parsing body: [UInt8]) throws(Unreadable) {
        let document: JSONDocument
        do { document = try JSONDocument(parsing: body) } catch {
            throw Unreadable(message: "the body is no JSON: \(error); send an AdmissionReview of \(Self.apiVersion)")
        }
        let review = JSONElement(document)
        guard Self.text(review, "kind") == "AdmissionReview", Self.text(review, "apiVersion") == Self.apiVersion else {
            throw Unreadable(message: "the body is no AdmissionReview of \(Self.apiVersion); send one")
        }
        guard let request = review.member("request"), request.kind == .object else {
            throw Unreadable(message: "the AdmissionReview has no 'request'; add it")
        }
        uid = Self.text(request, "uid")
        if uid.isEmpty { throw Unreadable(message: "'request.uid' is missing; add it, the answer needs it") }
        guard let operation = Operation(rawValue: Self.text(request, "operation")) else {
            throw Unreadable(message: "'request.operation' must be CREATE, UPDATE, DELETE or CONNECT")
        }
        self.operation = operation
        let type = request.member("kind")
        let (group, version) = (Self.text(type, "group"), Self.text(type, "version"))
        apiVersion = group.isEmpty ? version : "\(group)/\(version)"
        kind = Self.text(type, "kind")
        if kind.isEmpty { throw Unreadable(message: "'request.kind.kind' is missing; add it") }
        namespace = Self.text(request, "namespace")
        subresource = Self.text(request, "subResource")
        object = Self.object(request, "object")
        oldObject = Self.object(request, "oldObject")
        let metadata = request.member("object")?.member("metadata")
        let name = Self.text(metadata, "name")
        self.name = name.isEmpty ? Self.text(metadata, "generateName") : name
        if object == nil, operation == .create || operation == .update {
            throw Unreadable(message: "'request.object' is missing or no object; \(operation.rawValue) needs it")
        }
    }

    private static func text(_ element: JSONElement?, _ name: String) -> String {
        guard let member = element?.member(name), member.kind == .string else { return "" }
        return member.string
    }

    private static func object(_ request: JSONElement, _ name: String) -> JSONText? {
        guard let member = request.member(name), member.kind == .object else { return nil }
        return JSONText(validated: Array(member.source))
    }
}
