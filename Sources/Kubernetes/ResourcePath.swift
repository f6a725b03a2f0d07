import EventData

/// What discovery says of a kind.
package struct ResourceType: Sendable, Hashable {
    /// `v1`, `argoproj.io/v1alpha1`.
    package let apiVersion: String
    package let kind: String
    package let plural: String
    package let isNamespaced: Bool

    package init(apiVersion: String, kind: String, plural: String, isNamespaced: Bool) {
        self.apiVersion = apiVersion
        self.kind = kind
        self.plural = plural
        self.isNamespaced = isNamespaced
    }
}

/// Where an object or a list of objects lives in the API.
package struct ResourcePath: Sendable, Hashable {
    package let apiVersion: String
    package let plural: String
    /// nil for cluster-scoped resources and for lists over all namespaces.
    package let namespace: String?
    /// nil for a list.
    package let name: String?
    /// `status`; nil for the object itself.
    package private(set) var subresource: String?

    package init(apiVersion: String, plural: String, namespace: String?, name: String? = nil) {
        self.apiVersion = apiVersion
        self.plural = plural
        self.namespace = namespace
        self.name = name
    }

    /// A part of the object that is written by itself, such as its `status`.
    package func sub(_ resource: String) -> ResourcePath {
        var path = self
        path.subresource = resource
        return path
    }

    /// The path of the URL, each segment escaped: `/apis/argoproj.io/v1alpha1/namespaces/default/workflows/ci`.
    package var urlPath: String {
        var segments = Self.group(apiVersion)
        if let namespace { segments += ["namespaces", namespace] }
        segments.append(plural)
        if let name { segments.append(name) }
        if let subresource { segments.append(subresource) }
        return Self.path(of: segments)
    }

    /// Where an API version lists its resource types: `/api/v1`, `/apis/argoproj.io/v1alpha1`.
    static func discoveryPath(_ apiVersion: String) -> String { path(of: group(apiVersion)) }

    private static func path(of segments: [String]) -> String { segments.map { "/" + $0.percentEncoded }.joined() }

    private static func group(_ apiVersion: String) -> [String] {
        let parts = apiVersion.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        return parts.count == 1 ? ["api"] + parts : ["apis"] + parts
    }
}
