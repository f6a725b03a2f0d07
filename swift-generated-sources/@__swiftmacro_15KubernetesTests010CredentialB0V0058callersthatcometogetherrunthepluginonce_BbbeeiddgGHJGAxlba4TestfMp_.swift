@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s15KubernetesTests010CredentialB0V0058callersthatcometogetherrunthepluginonce_BbbeeiddgGHJGAxlba4TestfMp_16e945d3e17263c2fbfMu_() async throws -> Void {
  let $s15KubernetesTests010CredentialB0V0058callersthatcometogetherrunthepluginonce_BbbeeiddgGHJGAxlba4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(CredentialTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s15KubernetesTests010CredentialB0V0058callersthatcometogetherrunthepluginonce_BbbeeiddgGHJGAxlba4TestfMp_7__localfMu_.`callers that come together run the plugin once`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s15KubernetesTests010CredentialB0V0058callersthatcometogetherrunthepluginonce_BbbeeiddgGHJGAxlba4TestfMp_25generatore945d3e17263c2fbfMu_() async -> Testing.Test {
  return .__function(
  named: "`callers that come together run the plugin once`()",
  in: CredentialTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "callers that come together run the plugin once",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "KubernetesTests/CredentialTests.swift", filePath: "/work/main/Tests/KubernetesTests/CredentialTests.swift", line: 126, column: 6),
  parameters: [],
  testFunction: $s15KubernetesTests010CredentialB0V0058callersthatcometogetherrunthepluginonce_BbbeeiddgGHJGAxlba4TestfMp_16e945d3e17263c2fbfMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s15KubernetesTests010CredentialB0V0058callersthatcometogetherrunthepluginonce_BbbeeiddgGHJGAxlba4TestfMp_24accessore945d3e17263c2fbfMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s15KubernetesTests010CredentialB0V0058callersthatcometogetherrunthepluginonce_BbbeeiddgGHJGAxlba4TestfMp_25generatore945d3e17263c2fbfMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s15KubernetesTests010CredentialB0V0058callersthatcometogetherrunthepluginonce_BbbeeiddgGHJGAxlba4TestfMp_33testContentRecorde945d3e17263c2fbfMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s15KubernetesTests010CredentialB0V0058callersthatcometogetherrunthepluginonce_BbbeeiddgGHJGAxlba4TestfMp_24accessore945d3e17263c2fbfMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/KubernetesTests/CredentialTests.swift:142:6-142:6
