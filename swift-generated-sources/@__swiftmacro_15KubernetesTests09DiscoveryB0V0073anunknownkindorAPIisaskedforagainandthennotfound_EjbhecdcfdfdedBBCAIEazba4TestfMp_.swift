@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s15KubernetesTests09DiscoveryB0V0073anunknownkindorAPIisaskedforagainandthennotfound_EjbhecdcfdfdedBBCAIEazba4TestfMp_16b7565acb429e4fa6fMu_() async throws -> Void {
  let $s15KubernetesTests09DiscoveryB0V0073anunknownkindorAPIisaskedforagainandthennotfound_EjbhecdcfdfdedBBCAIEazba4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(DiscoveryTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s15KubernetesTests09DiscoveryB0V0073anunknownkindorAPIisaskedforagainandthennotfound_EjbhecdcfdfdedBBCAIEazba4TestfMp_7__localfMu_.`an unknown kind or API is asked for again and then not found`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s15KubernetesTests09DiscoveryB0V0073anunknownkindorAPIisaskedforagainandthennotfound_EjbhecdcfdfdedBBCAIEazba4TestfMp_25generatorb7565acb429e4fa6fMu_() async -> Testing.Test {
  return .__function(
  named: "`an unknown kind or API is asked for again and then not found`()",
  in: DiscoveryTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "an unknown kind or API is asked for again and then not found",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "KubernetesTests/DiscoveryTests.swift", filePath: "/work/main/Tests/KubernetesTests/DiscoveryTests.swift", line: 40, column: 6),
  parameters: [],
  testFunction: $s15KubernetesTests09DiscoveryB0V0073anunknownkindorAPIisaskedforagainandthennotfound_EjbhecdcfdfdedBBCAIEazba4TestfMp_16b7565acb429e4fa6fMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s15KubernetesTests09DiscoveryB0V0073anunknownkindorAPIisaskedforagainandthennotfound_EjbhecdcfdfdedBBCAIEazba4TestfMp_24accessorb7565acb429e4fa6fMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s15KubernetesTests09DiscoveryB0V0073anunknownkindorAPIisaskedforagainandthennotfound_EjbhecdcfdfdedBBCAIEazba4TestfMp_25generatorb7565acb429e4fa6fMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s15KubernetesTests09DiscoveryB0V0073anunknownkindorAPIisaskedforagainandthennotfound_EjbhecdcfdfdedBBCAIEazba4TestfMp_33testContentRecordb7565acb429e4fa6fMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s15KubernetesTests09DiscoveryB0V0073anunknownkindorAPIisaskedforagainandthennotfound_EjbhecdcfdfdedBBCAIEazba4TestfMp_24accessorb7565acb429e4fa6fMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/KubernetesTests/DiscoveryTests.swift:57:6-57:6
