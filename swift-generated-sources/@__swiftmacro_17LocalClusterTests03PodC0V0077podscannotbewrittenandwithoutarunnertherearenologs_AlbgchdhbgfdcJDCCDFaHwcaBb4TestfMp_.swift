@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests03PodC0V0077podscannotbewrittenandwithoutarunnertherearenologs_AlbgchdhbgfdcJDCCDFaHwcaBb4TestfMp_16f6a5e63202f514d2fMu_() async throws -> Void {
  let $s17LocalClusterTests03PodC0V0077podscannotbewrittenandwithoutarunnertherearenologs_AlbgchdhbgfdcJDCCDFaHwcaBb4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(PodTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s17LocalClusterTests03PodC0V0077podscannotbewrittenandwithoutarunnertherearenologs_AlbgchdhbgfdcJDCCDFaHwcaBb4TestfMp_7__localfMu_.`pods cannot be written, and without a runner there are no logs`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests03PodC0V0077podscannotbewrittenandwithoutarunnertherearenologs_AlbgchdhbgfdcJDCCDFaHwcaBb4TestfMp_25generatorf6a5e63202f514d2fMu_() async -> Testing.Test {
  return .__function(
  named: "`pods cannot be written, and without a runner there are no logs`()",
  in: PodTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "pods cannot be written, and without a runner there are no logs",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "LocalClusterTests/PodTests.swift", filePath: "/work/main/Tests/LocalClusterTests/PodTests.swift", line: 110, column: 6),
  parameters: [],
  testFunction: $s17LocalClusterTests03PodC0V0077podscannotbewrittenandwithoutarunnertherearenologs_AlbgchdhbgfdcJDCCDFaHwcaBb4TestfMp_16f6a5e63202f514d2fMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s17LocalClusterTests03PodC0V0077podscannotbewrittenandwithoutarunnertherearenologs_AlbgchdhbgfdcJDCCDFaHwcaBb4TestfMp_24accessorf6a5e63202f514d2fMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s17LocalClusterTests03PodC0V0077podscannotbewrittenandwithoutarunnertherearenologs_AlbgchdhbgfdcJDCCDFaHwcaBb4TestfMp_25generatorf6a5e63202f514d2fMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s17LocalClusterTests03PodC0V0077podscannotbewrittenandwithoutarunnertherearenologs_AlbgchdhbgfdcJDCCDFaHwcaBb4TestfMp_33testContentRecordf6a5e63202f514d2fMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s17LocalClusterTests03PodC0V0077podscannotbewrittenandwithoutarunnertherearenologs_AlbgchdhbgfdcJDCCDFaHwcaBb4TestfMp_24accessorf6a5e63202f514d2fMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/LocalClusterTests/PodTests.swift:127:6-127:6
