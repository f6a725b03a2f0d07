@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s15KubernetesTests09DiscoveryB0V0074allAPIversionsarelistedagroupspreferredonefirst_IibdidgbgjdDHAGFCabiaqCixb4TestfMp_17Z430ccf3b0a2a0c60fMu_() async throws -> Void {
  let $s15KubernetesTests09DiscoveryB0V0074allAPIversionsarelistedagroupspreferredonefirst_IibdidgbgjdDHAGFCabiaqCixb4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(DiscoveryTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s15KubernetesTests09DiscoveryB0V0074allAPIversionsarelistedagroupspreferredonefirst_IibdidgbgjdDHAGFCabiaqCixb4TestfMp_7__localfMu_.`all API versions are listed, a group's preferred one first`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s15KubernetesTests09DiscoveryB0V0074allAPIversionsarelistedagroupspreferredonefirst_IibdidgbgjdDHAGFCabiaqCixb4TestfMp_25generator430ccf3b0a2a0c60fMu_() async -> Testing.Test {
  return .__function(
  named: "`all API versions are listed, a group's preferred one first`()",
  in: DiscoveryTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "all API versions are listed, a group's preferred one first",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "KubernetesTests/DiscoveryTests.swift", filePath: "/work/main/Tests/KubernetesTests/DiscoveryTests.swift", line: 59, column: 6),
  parameters: [],
  testFunction: $s15KubernetesTests09DiscoveryB0V0074allAPIversionsarelistedagroupspreferredonefirst_IibdidgbgjdDHAGFCabiaqCixb4TestfMp_17Z430ccf3b0a2a0c60fMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s15KubernetesTests09DiscoveryB0V0074allAPIversionsarelistedagroupspreferredonefirst_IibdidgbgjdDHAGFCabiaqCixb4TestfMp_24accessor430ccf3b0a2a0c60fMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s15KubernetesTests09DiscoveryB0V0074allAPIversionsarelistedagroupspreferredonefirst_IibdidgbgjdDHAGFCabiaqCixb4TestfMp_25generator430ccf3b0a2a0c60fMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s15KubernetesTests09DiscoveryB0V0074allAPIversionsarelistedagroupspreferredonefirst_IibdidgbgjdDHAGFCabiaqCixb4TestfMp_33testContentRecord430ccf3b0a2a0c60fMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s15KubernetesTests09DiscoveryB0V0074allAPIversionsarelistedagroupspreferredonefirst_IibdidgbgjdDHAGFCabiaqCixb4TestfMp_24accessor430ccf3b0a2a0c60fMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/KubernetesTests/DiscoveryTests.swift:75:6-75:6
