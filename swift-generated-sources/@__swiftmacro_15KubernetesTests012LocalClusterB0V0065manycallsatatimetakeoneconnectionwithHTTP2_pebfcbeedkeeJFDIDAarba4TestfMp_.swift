@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s15KubernetesTests012LocalClusterB0V0065manycallsatatimetakeoneconnectionwithHTTP2_pebfcbeedkeeJFDIDAarba4TestfMp_16a9ecbd0e68d670ecfMu_() async throws -> Void {
  let $s15KubernetesTests012LocalClusterB0V0065manycallsatatimetakeoneconnectionwithHTTP2_pebfcbeedkeeJFDIDAarba4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(LocalClusterTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s15KubernetesTests012LocalClusterB0V0065manycallsatatimetakeoneconnectionwithHTTP2_pebfcbeedkeeJFDIDAarba4TestfMp_7__localfMu_.`many calls at a time take one connection with HTTP 2`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s15KubernetesTests012LocalClusterB0V0065manycallsatatimetakeoneconnectionwithHTTP2_pebfcbeedkeeJFDIDAarba4TestfMp_25generatora9ecbd0e68d670ecfMu_() async -> Testing.Test {
  return .__function(
  named: "`many calls at a time take one connection with HTTP 2`()",
  in: LocalClusterTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "many calls at a time take one connection with HTTP 2",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "KubernetesTests/LocalClusterTests.swift", filePath: "/work/main/Tests/KubernetesTests/LocalClusterTests.swift", line: 66, column: 6),
  parameters: [],
  testFunction: $s15KubernetesTests012LocalClusterB0V0065manycallsatatimetakeoneconnectionwithHTTP2_pebfcbeedkeeJFDIDAarba4TestfMp_16a9ecbd0e68d670ecfMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s15KubernetesTests012LocalClusterB0V0065manycallsatatimetakeoneconnectionwithHTTP2_pebfcbeedkeeJFDIDAarba4TestfMp_24accessora9ecbd0e68d670ecfMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s15KubernetesTests012LocalClusterB0V0065manycallsatatimetakeoneconnectionwithHTTP2_pebfcbeedkeeJFDIDAarba4TestfMp_25generatora9ecbd0e68d670ecfMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s15KubernetesTests012LocalClusterB0V0065manycallsatatimetakeoneconnectionwithHTTP2_pebfcbeedkeeJFDIDAarba4TestfMp_33testContentRecorda9ecbd0e68d670ecfMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s15KubernetesTests012LocalClusterB0V0065manycallsatatimetakeoneconnectionwithHTTP2_pebfcbeedkeeJFDIDAarba4TestfMp_24accessora9ecbd0e68d670ecfMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/KubernetesTests/LocalClusterTests.swift:90:6-90:6
