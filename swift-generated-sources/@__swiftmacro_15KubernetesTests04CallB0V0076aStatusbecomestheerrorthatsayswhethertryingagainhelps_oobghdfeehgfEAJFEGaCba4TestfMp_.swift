@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s15KubernetesTests04CallB0V0076aStatusbecomestheerrorthatsayswhethertryingagainhelps_oobghdfeehgfEAJFEGaCba4TestfMp_16ee4d38788f8180fdfMu_(code arg0:Int,reason arg1:String,expected arg2:KubernetesError) async throws -> Void {
  let $s15KubernetesTests04CallB0V0076aStatusbecomestheerrorthatsayswhethertryingagainhelps_oobghdfeehgfEAJFEGaCba4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(CallTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s15KubernetesTests04CallB0V0076aStatusbecomestheerrorthatsayswhethertryingagainhelps_oobghdfeehgfEAJFEGaCba4TestfMp_7__localfMu_.`a Status becomes the error that says whether trying again helps`(code: arg0,reason: arg1,expected: arg2))))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s15KubernetesTests04CallB0V0076aStatusbecomestheerrorthatsayswhethertryingagainhelps_oobghdfeehgfEAJFEGaCba4TestfMp_25generatoree4d38788f8180fdfMu_() async -> Testing.Test {
  return .__function(
  named: "`a Status becomes the error that says whether trying again helps`(code:reason:expected:)",
  in: CallTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "a Status becomes the error that says whether trying again helps",traits: [],arguments: {[
            (409, "AlreadyExists", .alreadyExists("m")),
            (409, "Conflict", .conflict("m")),
            (404, "NotFound", .notFound("m")),
            (422, "Invalid", .refused(status: 422, reason: "Invalid", message: "m")),
            (403, "Forbidden", .refused(status: 403, reason: "Forbidden", message: "m")),
            (401, "Unauthorized", .refused(status: 401, reason: "Unauthorized", message: "m")),
            (410, "Expired", .refused(status: 410, reason: "Expired", message: "m")),
            (307, "", .misconfigured("the server answers 307, a redirect; is 'server' the address of the API itself?")),
            (429, "TooManyRequests", .busy("429 TooManyRequests: m", retryAfter: nil)),
            (500, "InternalError", .unreachable("500 InternalError: m", retryAfter: nil)),
        ] as [(Int, String, KubernetesError)]},sourceLocation: Testing.SourceLocation(__uncheckedFileID: "KubernetesTests/CallTests.swift", filePath: "/work/main/Tests/KubernetesTests/CallTests.swift", line: 33, column: 6),
  parameters: [(firstName: "code",secondName: nil,type: (Int).self),(firstName: "reason",secondName: nil,type: (String).self),(firstName: "expected",secondName: nil,type: (KubernetesError).self)],
  testFunction: $s15KubernetesTests04CallB0V0076aStatusbecomestheerrorthatsayswhethertryingagainhelps_oobghdfeehgfEAJFEGaCba4TestfMp_16ee4d38788f8180fdfMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s15KubernetesTests04CallB0V0076aStatusbecomestheerrorthatsayswhethertryingagainhelps_oobghdfeehgfEAJFEGaCba4TestfMp_24accessoree4d38788f8180fdfMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s15KubernetesTests04CallB0V0076aStatusbecomestheerrorthatsayswhethertryingagainhelps_oobghdfeehgfEAJFEGaCba4TestfMp_25generatoree4d38788f8180fdfMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s15KubernetesTests04CallB0V0076aStatusbecomestheerrorthatsayswhethertryingagainhelps_oobghdfeehgfEAJFEGaCba4TestfMp_33testContentRecordee4d38788f8180fdfMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s15KubernetesTests04CallB0V0076aStatusbecomestheerrorthatsayswhethertryingagainhelps_oobghdfeehgfEAJFEGaCba4TestfMp_24accessoree4d38788f8180fdfMu_($0, $1, $2, $3) },
  0b10,
  0
)

// original-source-range: /work/main/Tests/KubernetesTests/CallTests.swift:63:6-63:6
