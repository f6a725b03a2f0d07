@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s15KubernetesTests09DiscoveryB0V0070acreatedobjectgoeswherediscoverysaysitskindlives_DjbhgefjedeIBFEBDawba4TestfMp_16e058a6b7203c107bfMu_() async throws -> Void {
  let $s15KubernetesTests09DiscoveryB0V0070acreatedobjectgoeswherediscoverysaysitskindlives_DjbhgefjedeIBFEBDawba4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(DiscoveryTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s15KubernetesTests09DiscoveryB0V0070acreatedobjectgoeswherediscoverysaysitskindlives_DjbhgefjedeIBFEBDawba4TestfMp_7__localfMu_.`a created object goes where discovery says its kind lives`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s15KubernetesTests09DiscoveryB0V0070acreatedobjectgoeswherediscoverysaysitskindlives_DjbhgefjedeIBFEBDawba4TestfMp_25generatore058a6b7203c107bfMu_() async -> Testing.Test {
  return .__function(
  named: "`a created object goes where discovery says its kind lives`()",
  in: DiscoveryTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "a created object goes where discovery says its kind lives",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "KubernetesTests/DiscoveryTests.swift", filePath: "/work/main/Tests/KubernetesTests/DiscoveryTests.swift", line: 14, column: 6),
  parameters: [],
  testFunction: $s15KubernetesTests09DiscoveryB0V0070acreatedobjectgoeswherediscoverysaysitskindlives_DjbhgefjedeIBFEBDawba4TestfMp_16e058a6b7203c107bfMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s15KubernetesTests09DiscoveryB0V0070acreatedobjectgoeswherediscoverysaysitskindlives_DjbhgefjedeIBFEBDawba4TestfMp_24accessore058a6b7203c107bfMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s15KubernetesTests09DiscoveryB0V0070acreatedobjectgoeswherediscoverysaysitskindlives_DjbhgefjedeIBFEBDawba4TestfMp_25generatore058a6b7203c107bfMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s15KubernetesTests09DiscoveryB0V0070acreatedobjectgoeswherediscoverysaysitskindlives_DjbhgefjedeIBFEBDawba4TestfMp_33testContentRecorde058a6b7203c107bfMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s15KubernetesTests09DiscoveryB0V0070acreatedobjectgoeswherediscoverysaysitskindlives_DjbhgefjedeIBFEBDawba4TestfMp_24accessore058a6b7203c107bfMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/KubernetesTests/DiscoveryTests.swift:38:6-38:6
