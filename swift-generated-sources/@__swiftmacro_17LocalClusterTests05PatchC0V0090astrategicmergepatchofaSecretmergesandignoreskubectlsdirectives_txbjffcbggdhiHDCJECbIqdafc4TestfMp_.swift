@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests05PatchC0V0090astrategicmergepatchofaSecretmergesandignoreskubectlsdirectives_txbjffcbggdhiHDCJECbIqdafc4TestfMp_16ed5459d1b9c27f0afMu_() async throws -> Void {
  let $s17LocalClusterTests05PatchC0V0090astrategicmergepatchofaSecretmergesandignoreskubectlsdirectives_txbjffcbggdhiHDCJECbIqdafc4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(PatchTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s17LocalClusterTests05PatchC0V0090astrategicmergepatchofaSecretmergesandignoreskubectlsdirectives_txbjffcbggdhiHDCJECbIqdafc4TestfMp_7__localfMu_.`a strategic merge patch of a Secret merges and ignores kubectl's directives`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests05PatchC0V0090astrategicmergepatchofaSecretmergesandignoreskubectlsdirectives_txbjffcbggdhiHDCJECbIqdafc4TestfMp_25generatored5459d1b9c27f0afMu_() async -> Testing.Test {
  return .__function(
  named: "`a strategic merge patch of a Secret merges and ignores kubectl's directives`()",
  in: PatchTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "a strategic merge patch of a Secret merges and ignores kubectl's directives",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "LocalClusterTests/PatchTests.swift", filePath: "/work/main/Tests/LocalClusterTests/PatchTests.swift", line: 17, column: 6),
  parameters: [],
  testFunction: $s17LocalClusterTests05PatchC0V0090astrategicmergepatchofaSecretmergesandignoreskubectlsdirectives_txbjffcbggdhiHDCJECbIqdafc4TestfMp_16ed5459d1b9c27f0afMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s17LocalClusterTests05PatchC0V0090astrategicmergepatchofaSecretmergesandignoreskubectlsdirectives_txbjffcbggdhiHDCJECbIqdafc4TestfMp_24accessored5459d1b9c27f0afMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s17LocalClusterTests05PatchC0V0090astrategicmergepatchofaSecretmergesandignoreskubectlsdirectives_txbjffcbggdhiHDCJECbIqdafc4TestfMp_25generatored5459d1b9c27f0afMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s17LocalClusterTests05PatchC0V0090astrategicmergepatchofaSecretmergesandignoreskubectlsdirectives_txbjffcbggdhiHDCJECbIqdafc4TestfMp_33testContentRecorded5459d1b9c27f0afMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s17LocalClusterTests05PatchC0V0090astrategicmergepatchofaSecretmergesandignoreskubectlsdirectives_txbjffcbggdhiHDCJECbIqdafc4TestfMp_24accessored5459d1b9c27f0afMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/LocalClusterTests/PatchTests.swift:28:6-28:6
