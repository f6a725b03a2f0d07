@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s15KubernetesTests010CredentialB0V0057acredentialbecomestheAuthorizationheader_scbkhdnHEHBFwkba4TestfMp_17Z6653a8383921f861fMu_(credential arg0:Credential,expected arg1:String?) async throws -> Void {
  let $s15KubernetesTests010CredentialB0V0057acredentialbecomestheAuthorizationheader_scbkhdnHEHBFwkba4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(CredentialTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s15KubernetesTests010CredentialB0V0057acredentialbecomestheAuthorizationheader_scbkhdnHEHBFwkba4TestfMp_7__localfMu_.`a credential becomes the Authorization header`(credential: arg0,expected: arg1))))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s15KubernetesTests010CredentialB0V0057acredentialbecomestheAuthorizationheader_scbkhdnHEHBFwkba4TestfMp_25generator6653a8383921f861fMu_() async -> Testing.Test {
  return .__function(
  named: "`a credential becomes the Authorization header`(credential:expected:)",
  in: CredentialTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "a credential becomes the Authorization header",traits: [],arguments: {[
            (.token(Secret("hush\n")), "Bearer hush"),
            (.basic(user: "me", password: Secret("hush")), "Basic bWU6aHVzaA=="),
            (.none, nil),
        ] as [(Credential, String?)]},sourceLocation: Testing.SourceLocation(__uncheckedFileID: "KubernetesTests/CredentialTests.swift", filePath: "/work/main/Tests/KubernetesTests/CredentialTests.swift", line: 26, column: 6),
  parameters: [(firstName: "credential",secondName: nil,type: (Credential).self),(firstName: "expected",secondName: nil,type: (String?).self)],
  testFunction: $s15KubernetesTests010CredentialB0V0057acredentialbecomestheAuthorizationheader_scbkhdnHEHBFwkba4TestfMp_17Z6653a8383921f861fMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s15KubernetesTests010CredentialB0V0057acredentialbecomestheAuthorizationheader_scbkhdnHEHBFwkba4TestfMp_24accessor6653a8383921f861fMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s15KubernetesTests010CredentialB0V0057acredentialbecomestheAuthorizationheader_scbkhdnHEHBFwkba4TestfMp_25generator6653a8383921f861fMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s15KubernetesTests010CredentialB0V0057acredentialbecomestheAuthorizationheader_scbkhdnHEHBFwkba4TestfMp_33testContentRecord6653a8383921f861fMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s15KubernetesTests010CredentialB0V0057acredentialbecomestheAuthorizationheader_scbkhdnHEHBFwkba4TestfMp_24accessor6653a8383921f861fMu_($0, $1, $2, $3) },
  0b10,
  0
)

// original-source-range: /work/main/Tests/KubernetesTests/CredentialTests.swift:42:6-42:6
