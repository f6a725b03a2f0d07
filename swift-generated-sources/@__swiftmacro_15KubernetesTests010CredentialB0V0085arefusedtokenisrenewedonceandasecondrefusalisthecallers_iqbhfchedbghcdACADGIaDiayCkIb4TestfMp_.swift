@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s15KubernetesTests010CredentialB0V0085arefusedtokenisrenewedonceandasecondrefusalisthecallers_iqbhfchedbghcdACADGIaDiayCkIb4TestfMp_17Z893730c86757d4adfMu_() async throws -> Void {
  let $s15KubernetesTests010CredentialB0V0085arefusedtokenisrenewedonceandasecondrefusalisthecallers_iqbhfchedbghcdACADGIaDiayCkIb4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(CredentialTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s15KubernetesTests010CredentialB0V0085arefusedtokenisrenewedonceandasecondrefusalisthecallers_iqbhfchedbghcdACADGIaDiayCkIb4TestfMp_7__localfMu_.`a refused token is renewed once, and a second refusal is the caller's`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s15KubernetesTests010CredentialB0V0085arefusedtokenisrenewedonceandasecondrefusalisthecallers_iqbhfchedbghcdACADGIaDiayCkIb4TestfMp_25generator893730c86757d4adfMu_() async -> Testing.Test {
  return .__function(
  named: "`a refused token is renewed once, and a second refusal is the caller's`()",
  in: CredentialTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "a refused token is renewed once, and a second refusal is the caller's",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "KubernetesTests/CredentialTests.swift", filePath: "/work/main/Tests/KubernetesTests/CredentialTests.swift", line: 72, column: 6),
  parameters: [],
  testFunction: $s15KubernetesTests010CredentialB0V0085arefusedtokenisrenewedonceandasecondrefusalisthecallers_iqbhfchedbghcdACADGIaDiayCkIb4TestfMp_17Z893730c86757d4adfMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s15KubernetesTests010CredentialB0V0085arefusedtokenisrenewedonceandasecondrefusalisthecallers_iqbhfchedbghcdACADGIaDiayCkIb4TestfMp_24accessor893730c86757d4adfMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s15KubernetesTests010CredentialB0V0085arefusedtokenisrenewedonceandasecondrefusalisthecallers_iqbhfchedbghcdACADGIaDiayCkIb4TestfMp_25generator893730c86757d4adfMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s15KubernetesTests010CredentialB0V0085arefusedtokenisrenewedonceandasecondrefusalisthecallers_iqbhfchedbghcdACADGIaDiayCkIb4TestfMp_33testContentRecord893730c86757d4adfMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s15KubernetesTests010CredentialB0V0085arefusedtokenisrenewedonceandasecondrefusalisthecallers_iqbhfchedbghcdACADGIaDiayCkIb4TestfMp_24accessor893730c86757d4adfMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/KubernetesTests/CredentialTests.swift:91:6-91:6
