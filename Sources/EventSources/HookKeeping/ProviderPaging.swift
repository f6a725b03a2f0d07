import EventData

/// How a provider parts a long list into pages.
enum ProviderPaging: Sendable, Hashable {
    /// An array, and `Link: <…>; rel="next"`: GitHub.
    case link
    /// An array, and the number of the next page in `X-Next-Page`: GitLab.
    case number
    /// `{"values": […], "next": "https://…"}`: Bitbucket Cloud.
    case address
    /// `{"values": […], "isLastPage": false, "nextPageStart": 25}`: Bitbucket Server.
    case start

    /// The query that asks for so many on each page.
    func query(size: Int) -> String {
        switch self {
        case .link, .number: "per_page=\(size)"
        case .address: "pagelen=\(size)"
        case .start: "limit=\(size)"
        }
    }

    /// nil when the answer is no page.
    func elements(of page: JSON) -> [JSON]? {
        switch self {
        case .link, .number: page.array
        case .address, .start: page["values"]?.array
        }
    }

    /// The address of the page after this one; nil after the last.
    ///
    /// `first` is the address of the first page, with its query.
    func next(after page: JSON, _ response: ProviderResponse, first: String) -> String? {
        switch self {
        case .link: return Self.next(in: response.header("Link"))
        case .number: return response.header("X-Next-Page").flatMap { Int($0) }.map { "\(first)&page=\($0)" }
        case .address: return page["next"]?.string
        case .start:
            guard page["isLastPage"]?.bool == false else { return nil }
            return page["nextPageStart"]?.integer.map { "\(first)&start=\($0)" }
        }
    }

    /// `<https://…>; rel="next"`.
    private static func next(in link: String?) -> String? {
        for part in (link ?? "").split(separator: ",") where part.contains("rel=\"next\"") {
            guard let start = part.firstIndex(of: "<"), let end = part.firstIndex(of: ">"), start < end else {
                continue
            }
            return String(part[part.index(after: start)..<end])
        }
        return nil
    }
}
