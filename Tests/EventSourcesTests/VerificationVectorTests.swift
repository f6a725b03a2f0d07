import EventData
import EventSources
import Manifests
import Testing

/// A request that a provider's own documentation publishes with its signature, or one that was computed with the
/// `openssl` command where none is published.
struct VerificationVector: CustomTestStringConvertible, Sendable {
    let recipe: String
    let origin: String
    let secret: String
    let headers: [(String, String)]
    let body: String
    var now = 1_700_000_000
    var method = "POST"
    var path = "/hook"
    var query = ""
    var baseURL: String?

    var testDescription: String { recipe }

    func request(body changed: String? = nil) -> HTTPRequest {
        HTTPRequest(
            method: method,
            path: path,
            query: query,
            headers: headers.map { HTTPField($0.0, $0.1) },
            body: Array((changed ?? body).utf8),
            origin: "https://hooks.example.com"
        )
    }

    func outcome(_ request: HTTPRequest? = nil, secrets: [String]? = nil, after seconds: Int = 0) throws
        -> VerificationOutcome
    {
        let known = try #require(VerificationRecipe.named(recipe))
        let verification = Verification(schemes: known.schemes, secrets: [], baseURL: baseURL)
        return verification.judge(
            request ?? self.request(),
            secrets: (secrets ?? [secret]).map { Array($0.utf8) },
            now: Timestamp(seconds: Int64(now + seconds))
        )
    }
}

struct VerificationVectorTests {
    @Test(arguments: VerificationVector.all)
    func `a vector verifies`(vector: VerificationVector) throws {
        let outcome = try vector.outcome()
        #expect(outcome.problem == nil, "\(vector.origin)")
        #expect(outcome.secret == 0)
    }

    @Test(arguments: VerificationVector.all)
    func `a vector with another body or secret does not`(vector: VerificationVector) throws {
        if try !(vector.outcome().scheme.showsSecret) {
            let changed = vector.body + (vector.body.isEmpty ? "x" : "&x=")
            #expect(try vector.outcome(vector.request(body: changed)).problem != nil)
        }
        let other = try vector.outcome(secrets: [vector.secret.replacingFirstLetter])
        #expect(other.problem != nil)
    }

    @Test(arguments: VerificationVector.all)
    func `any of several secrets may match`(vector: VerificationVector) throws {
        let outcome = try vector.outcome(secrets: [vector.secret.replacingFirstLetter, vector.secret])
        // A secret that cannot be a key at all is somebody's mistake and no rotation.
        #expect(outcome.problem == nil)
        #expect(outcome.secret == 1)
    }

    @Test(arguments: VerificationVector.all)
    func `a timestamp is judged either way`(vector: VerificationVector) throws {
        guard let rule = try vector.outcome().scheme.timestamp else { return }
        let tolerance = Int(rule.tolerance.components.seconds)
        #expect(try vector.outcome(after: tolerance).problem == nil)
        #expect(try vector.outcome(after: -tolerance).problem == nil)
        for seconds in [tolerance + 1, -tolerance - 2] {
            guard case .stale? = try vector.outcome(after: seconds).problem else {
                Issue.record("\(seconds) s are not too much")
                continue
            }
        }
    }

    @Test func `every recipe has a vector`() {
        let missing = Set(VerificationRecipe.all.map(\.name)).subtracting(VerificationVector.all.map(\.recipe))
        #expect(missing.sorted() == [])
        #expect(Set(VerificationRecipe.all.map(\.name)).count == VerificationRecipe.all.count)
    }
}

extension String {
    /// The same text, but for one letter or digit in its middle.
    fileprivate var replacingFirstLetter: String {
        var text = Array(self)
        guard
            let index = text.indices.dropFirst(text.count / 2).first(where: { text[$0].isLetter || text[$0].isNumber })
        else { return self + "x" }
        text[index] = text[index] == "a" ? "b" : "a"
        return String(text)
    }
}
