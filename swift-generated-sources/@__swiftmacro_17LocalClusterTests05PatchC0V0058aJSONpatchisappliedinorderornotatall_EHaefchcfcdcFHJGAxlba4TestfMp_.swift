@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests05PatchC0V0058aJSONpatchisappliedinorderornotatall_EHaefchcfcdcFHJGAxlba4TestfMp_17Z361fe385ba9bee37fMu_() async throws -> Void {
  let $s17LocalClusterTests05PatchC0V0058aJSONpatchisappliedinorderornotatall_EHaefchcfcdcFHJGAxlba4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(PatchTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s17LocalClusterTests05PatchC0V0058aJSONpatchisappliedinorderornotatall_EHaefchcfcdcFHJGAxlba4TestfMp_7__localfMu_.`a JSON patch is applied in order or not at all`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests05PatchC0V0058aJSONpatchisappliedinorderornotatall_EHaefchcfcdcFHJGAxlba4TestfMp_25generator361fe385ba9bee37fMu_() async -> Testing.Test {
  return .__function(
  named: "`a JSON patch is applied in order or not at all`()",
  in: PatchTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "a JSON patch is applied in order or not at all",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "LocalClusterTests/PatchTests.swift", filePath: "/work/main/Tests/LocalClusterTests/PatchTests.swift", line: 30, column: 6),
  parameters: [],
  testFunction: $s17LocalClusterTests05PatchC0V0058aJSONpatchisappliedinorderornotatall_EHaefchcfcdcFHJGAxlba4TestfMp_17Z361fe385ba9bee37fMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s17LocalClusterTests05PatchC0V0058aJSONpatchisappliedinorderornotatall_EHaefchcfcdcFHJGAxlba4TestfMp_24accessor361fe385ba9bee37fMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s17LocalClusterTests05PatchC0V0058aJSONpatchisappliedinorderornotatall_EHaefchcfcdcFHJGAxlba4TestfMp_25generator361fe385ba9bee37fMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s17LocalClusterTests05PatchC0V0058aJSONpatchisappliedinorderornotatall_EHaefchcfcdcFHJGAxlba4TestfMp_33testContentRecord361fe385ba9bee37fMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s17LocalClusterTests05PatchC0V0058aJSONpatchisappliedinorderornotatall_EHaefchcfcdcFHJGAxlba4TestfMp_24accessor361fe385ba9bee37fMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/LocalClusterTests/PatchTests.swift:45:6-45:6
